import { ApiError } from '../platform/errors.ts'
import { suggest } from '../platform/suggest.ts'
import { show } from './check.ts'

/** Words that an argument may name: keys of records, or of the reference data. */
export interface KnownWords {
  /** What they are, such as "transfer mechanism". */
  what: string
  words: { has(word: string): boolean; keys(): Iterable<string> }
}

/** A word that is not known would find nothing, and look as if there were nothing to find. */
export function refuseUnknown(argument: string, word: string, { what, words }: KnownWords): void {
  if (words.has(word)) return
  const near = suggest(word, words.keys())
  throw new ApiError('UNKNOWN_REFERENCE', `There is no ${what} ${show(word)}.`, {
    argument,
    remedy: near ? `Did you mean ${near}?` : `Look for it in the list of ${what}s.`,
  })
}

/** The same of each word of a list. */
export function refuseAnyUnknown(
  argument: string,
  words: readonly string[] | null | undefined,
  known: KnownWords,
): void {
  for (const [i, word] of (words ?? []).entries()) refuseUnknown(`${argument}[${i}]`, word, known)
}
