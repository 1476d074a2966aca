import { fold } from '../platform/fold.ts'

/** Folded, on one line, and with one space where people write several. */
export const foldLine = (text: string): string => fold(text).replace(/\s+/g, ' ').trim()

/**
 * Text in letters that every PostgreSQL takes for letters. What pg_trgm takes for one depends on the locale of the
 * database, and in "C" it skips all but ASCII, so each other letter is written as two that it knows. Two letters of one
 * alphabet are never written alike; two of different ones may be, which only brings a candidate more.
 */
export const inPlainLetters = (folded: string): string =>
  folded.replace(/\P{ASCII}/gu, (letter) => {
    if (!/[\p{Letter}\p{Number}]/u.test(letter)) return ' '
    const rest = letter.codePointAt(0)! % (36 * 36)
    return Math.floor(rest / 36).toString(36) + (rest % 36).toString(36)
  })
