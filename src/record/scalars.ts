import { loadLaw } from '../law/law.ts'
import { suggest } from '../platform/suggest.ts'
import { Confidence } from '../platform/tables.ts'
import {
  described,
  type Field,
  type Group,
  group,
  type LawList,
  optional,
  required,
  type Scalar,
  typed,
} from './shape.ts'

/** Text as people write it. It is kept in Unicode's composed form, so that what looks the same is the same. */
export function text(longest = 2_000): Scalar {
  return {
    kind: 'scalar',
    expects: `text of 1 to ${longest.toLocaleString('en')} characters without control characters`,
    accepts: (value) =>
      typeof value === 'string' &&
      value.trim().length > 0 &&
      value.length <= longest &&
      value.isWellFormed() &&
      !unprintable.test(value),
    normalize: (value: string) => value.normalize('NFC'),
    prose: true,
    explain: whatIsUnprintable,
    json: { type: 'string', minLength: 1, maxLength: longest, pattern: printablePattern },
  }
}
// Line breaks and tabs are writing; other control characters, NUL above all, are not, and PostgreSQL refuses NUL.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
function whatIsUnprintable(value: string): string | null {
  const at = value.search(new RegExp(`${unprintable.source}|${loneHalf.source}`, 'u'))
  if (at < 0) return null
  const code = value.charCodeAt(at)
  const what = code < 0xd800 ? 'a control character' : 'half of a character'
  return `has ${what}, U+${code.toString(16).toUpperCase().padStart(4, '0')}, at position ${at + 1}`
}
const loneHalf = /\p{Surrogate}/u
/** The same of a whole text that is not blank, for JSON Schema. */
const printablePattern = `^(?=[\\s\\S]*\\S)${unprintable.source.replace('[', '[^')}*$`

const keyPattern = /^[a-z0-9][a-z0-9._/-]*$/

export function key(longest = 128): Scalar {
  return {
    kind: 'scalar',
    expects: `a key: lower-case letters, digits and . _ / -, beginning with a letter or digit, at most ${longest} characters`,
    accepts: (value) => typeof value === 'string' && isKey(value, longest),
    json: { type: 'string', maxLength: longest, pattern: keyPattern.source },
  }
}
export const isKey = (value: string, longest = 128) => value.length <= longest && keyPattern.test(value)

export const flag: Scalar = {
  kind: 'scalar',
  type: 'boolean',
  expects: 'true or false',
  accepts: (value) => typeof value === 'boolean',
  json: { type: 'boolean' },
}

export const wholeNumber = (least: number, most: number): Scalar => ({
  kind: 'scalar',
  type: 'integer',
  expects: `a whole number from ${least} to ${most.toLocaleString('en')}`,
  accepts: (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
  json: { type: 'integer', minimum: least, maximum: most },
})

const dayPattern = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/

export const day: Scalar = {
  kind: 'scalar',
  type: 'date',
  expects: 'a date such as 2024-08-31',
  accepts: (value) => typeof value === 'string' && isDay(value),
  explain: (value) => (dayPattern.test(value) ? 'is no day of the calendar' : null),
  json: { type: 'string', format: 'date', pattern: dayPattern.source },
}
export function isDay(value: string): boolean {
  if (!dayPattern.test(value) || value < '0001-01-01') return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

export const country: Scalar = {
  kind: 'scalar',
  type: 'country',
  expects: 'an ISO 3166-1 alpha-2 country code in upper case, such as IE',
  accepts: (value) => typeof value === 'string' && isCountry(value),
  get words() {
    return [...loadLaw().countries.keys()]
  },
  meant: countryMeant,
}
/** Two letters are near many others: only another case, another usual code, or the name of a country shows what was meant. */
function countryMeant(value: string): string | null {
  const code = value.trim().toUpperCase()
  const usual = usualCodes[code] ?? code
  if (isCountry(usual)) return usual
  if (code.length <= 3) return null
  const codes = new Map([...loadLaw().countries].map(([code, { name }]) => [name, code]))
  const name = suggest(value, codes.keys())
  return name && codes.get(name)!
}
/** What the Union writes in place of GB and GR. */
const usualCodes: Record<string, string> = { UK: 'GB', EL: 'GR' }
export const isCountry = (value: string) => loadLaw().countries.has(value)

const longestDuration = 40
const durationPattern = /^P(?=[0-9T])(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/

export const duration: Scalar = {
  kind: 'scalar',
  type: 'duration',
  expects: 'an ISO 8601 duration that is not negative, such as P6Y or P30D',
  accepts: (value) => typeof value === 'string' && isDuration(value),
  json: { type: 'string', maxLength: longestDuration, pattern: durationPattern.source },
}
export const isDuration = (value: string) => value.length <= longestDuration && durationPattern.test(value)

/** One of some words; `of` is the enum they are taken of, where not all of it is accepted. */
export function choice(values: Record<string, string>, of = values): Scalar {
  const words = Object.values(values)
  return {
    kind: 'scalar',
    expects: `one of ${words.join(', ')}`,
    accepts: (value) => typeof value === 'string' && words.includes(value),
    words,
    choices: of,
  }
}

/** The key of a record of another section. */
export const ref = (section: string): Scalar => ({ ...key(), refersTo: { section } })

/** The key of an entry of the reference data. */
export const lawRef = (law: LawList): Scalar => ({ ...key(), refersTo: { law } })

/** What says how a row is known, on records and on rows of records. */
export const evidence = (): Record<string, Field> => ({
  source: described('Where the fact comes from: a document, a URL, a person’s role.', optional(text())),
  confidence: described(
    'Whether the source says it, or we read it so; STATED when left out.',
    optional(choice(Confidence), Confidence.STATED),
  ),
})

/** GraphQL has no dictionaries: an input names an entry of one by its key. */
export const keyedEntry = (of: Group): Group => typed(of.typename!, group({ key: entryKey, ...of.fields }))

const entryKey = described('The stable name of the entry; unique within its record.', required(key()))
