import { createHash } from 'node:crypto'
import { fold } from '../platform/fold.ts'

const longest = 80

/**
 * A key for a name: `Sales & Marketing` is `sales-marketing`, `s3://raw/users` is `s3/raw/users`. It depends on the name
 * alone, so that it stays when the input is put in another order or grows. Names with the same key are one record.
 */
export function keyFor(name: string): string {
  // Upper case first: it writes ß as SS.
  const folded = fold(name.toUpperCase())
    .replace(/:\/\/+/g, '/')
    .replace(/[^a-z0-9._/]+/g, '-')
  const key = trimmed(folded)
  if (key === '') return `n-${markOf(name)}`
  return key.length <= longest ? key : `${trimmed(key.slice(0, longest - 9))}-${markOf(name)}`
}

/** A key below another: `acme` and `E-mail address` are `acme/e-mail-address`. */
export const keyWithin = (above: string, name: string) => joinKeys(above, keyFor(name))

/** Keys joined to one, with its end replaced by a mark where it would be too long. */
export function joinKeys(...keys: string[]): string {
  const key = keys.join('/')
  return key.length <= 128 ? key : `${trimmed(key.slice(0, 119))}-${markOf(key)}`
}

/** Text cut to what a field holds. */
export const cut = (text: string, longest = 500) =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).toWellFormed()}…`

const trimmed = (key: string) => key.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '')

/** A short mark for what letters and digits alone cannot tell apart: a name in another script, the end of a long one. */
const markOf = (name: string) => createHash('sha256').update(name.normalize('NFC').trim()).digest('hex').slice(0, 8)

/** Text as the hub takes it: no control characters, no half characters, composed, one space for many. */
export const clean = (text: string) =>
  text
    .toWellFormed()
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
    .replace(/[\u0000-\u001f\u007f\s]+/g, ' ')
    .trim()
