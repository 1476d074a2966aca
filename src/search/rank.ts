/** What the index brings of a record, for ranking. */
export interface Candidate {
  recordType: string
  key: string
  folded: string
  /** Folded, each on a line. */
  aliases: string
  /** How much of what is asked for stands together somewhere in its words: 0 to 1. */
  similarity: number
}

/** The place of a hit: the lesser tier first, then the greater likeness, then the lesser excess. */
export interface Rank {
  tier: Tier
  likeness: number
  /** By how many letters the one of its names that is nearest in length is longer or shorter than what is asked for. */
  excess: number
}

export enum Tier {
  KEY,
  KEY_PREFIX,
  NAME,
  NAME_PREFIX,
  LIKE,
}

/** Below it, trigrams alone say too little. */
const leastSimilarity = 0.5

/** Where a candidate stands among what is found for a folded text; null when it is too unlike. An alias is a name. */
export function rank(asked: string, { key, folded, aliases, similarity }: Candidate): Rank | null {
  const names = aliases ? [folded, ...aliases.split('\n')] : [folded]
  const excess = Math.min(...[key, ...names].map((name) => Math.abs(name.length - asked.length)))
  const at = (tier: Tier) => ({ tier, likeness: similarity, excess })
  if (key === asked) return at(Tier.KEY)
  if (key.startsWith(asked)) return at(Tier.KEY_PREFIX)
  if (names.includes(asked)) return at(Tier.NAME)
  if (names.some((name) => name.startsWith(asked))) return at(Tier.NAME_PREFIX)
  const likeness = Math.max(similarity, slipLikeness(asked, [key, ...names]))
  return likeness >= leastSimilarity ? { tier: Tier.LIKE, likeness, excess } : null
}

/** 1 when each asked word is a word of one of the names, less for every slip; 0 when one of them is not among them. */
function slipLikeness(asked: string, names: readonly string[]): number {
  const known = new Set(names.flatMap(wordsIn))
  const words = wordsIn(asked)
  let slips = 0
  for (const word of words) {
    const fewest = fewestSlips(word, known)
    if (fewest === null) return 0
    slips += fewest
  }
  return words.length > 0 ? 1 - slips / asked.length : 0
}

const wordsIn = (text: string) => text.match(/[\p{Letter}\p{Number}]+/gu) ?? []

/** Short words are too easily another word. */
const forgiven = (word: string) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

function fewestSlips(word: string, known: Iterable<string>): number | null {
  let fewest: number | null = null
  for (const other of known) {
    const most = fewest === null ? forgiven(word) : fewest - 1
    if (most < 0) break
    if (Math.abs(other.length - word.length) > most) continue
    const slips = slipsBetween(word, other)
    if (slips <= most) fewest = slips
  }
  return fewest
}

/** Letters left out, put in, mistaken or exchanged with the next: the optimal string alignment distance. */
export function slipsBetween(a: string, b: string): number {
  let twoAbove: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const mistaken = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const exchanged =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? twoAbove[j - 2]! + 1 : mistaken
      row.push(Math.min(mistaken, exchanged, above[j]! + 1, row[j - 1]! + 1))
    }
    twoAbove = above
    above = row
  }
  return above[b.length]!
}
