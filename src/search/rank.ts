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
  /** By how many letters the name that it is found by is longer or shorter than what is asked for. */
  excess: number
}

export enum Tier {
  KEY,
  KEY_PREFIX,
  NAME,
  NAME_PREFIX,
  /** Each asked word is a word of its names, or begins one. */
  WORDS,
  /** All that is asked for stands together in its words, as in its description. */
  TEXT,
  /** Each asked word is nearly a word of its names, or nearly begins one. */
  SLIPS,
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
  const byWords = rankByWords(asked, [key, ...names])
  if (byWords?.tier === Tier.WORDS) return byWords
  if (similarity === 1) return at(Tier.TEXT)
  return byWords ?? (similarity >= leastSimilarity ? at(Tier.LIKE) : null)
}

/** By the name that the asked words are nearest to; where none has them all, by all names together. */
function rankByWords(asked: string, names: readonly string[]): Rank | null {
  const words = wordsIn(asked)
  if (words.length === 0) return null
  let best: Rank | null = null
  for (const name of [...names, names.join(' ')]) {
    const apart = apartFrom(words, wordsIn(name))
    if (apart === null) continue
    const tier = apart < 1 ? Tier.WORDS : Tier.SLIPS
    const found: Rank = {
      tier,
      // Beside a slip it matters little whether the word was whole: the nearer name says more.
      likeness: 1 - (tier === Tier.SLIPS ? Math.floor(apart) : apart) / asked.length,
      excess: Math.abs(name.length - asked.length),
    }
    if (!best || isBefore(found, best)) best = found
  }
  return best
}

const isBefore = (a: Rank, b: Rank) => (a.tier - b.tier || b.likeness - a.likeness || a.excess - b.excess) < 0

/** The slips of all asked words, with a little for each that only begins a word; null when one is not there. */
function apartFrom(words: readonly string[], known: readonly string[]): number | null {
  let sum = 0
  for (const word of words) {
    const apart = Math.min(...known.map((other) => wordsApart(word, other)))
    if (apart === Infinity) return null
    sum += apart
  }
  return sum
}

const wordsIn = (text: string) => text.match(/[\p{Letter}\p{Number}]+/gu) ?? []

/** Short words are too easily another word. */
const forgiven = (word: string) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

/** What a word that is only begun counts beside a whole one: less than any slip. */
const begun = 0.01

function wordsApart(word: string, other: string): number {
  if (word === other) return 0
  if (other.startsWith(word)) return begun
  const most = forgiven(word)
  if (most === 0 || other.length < word.length - most) return Infinity
  const slips = slipsInBeginnings(word, other.slice(0, word.length + most))
  const whole = slips[other.length] ?? Infinity
  if (whole <= most) return whole
  // What is typed is often not the whole word; short beginnings are too easily those of another.
  return word.length > 4 && other[0] === word[0] && Math.min(...slips) <= 1 ? 1 + begun : Infinity
}

/**
 * How far one word is from each beginning of another, by its length: letters left out, put in, mistaken or exchanged with
 * the next. The optimal string alignment distance.
 */
function slipsInBeginnings(a: string, b: string): number[] {
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
  return above
}
