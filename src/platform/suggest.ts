import { distance } from 'fastest-levenshtein'

/** The word that was probably meant, or null when none is near. */
export function suggest(word: string, among: Iterable<string>): string | null {
  // A long word is not a slip of the pen, and comparing it with every key would take its time.
  if (word.length > 200) return null
  const written = word.toLowerCase()
  let nearest: string | null = null
  let best = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of among) {
    if (Math.abs(candidate.length - written.length) >= best) continue
    const away = distance(written, candidate.toLowerCase())
    if (away < best) {
      best = away
      nearest = candidate
    }
  }
  return nearest
}
