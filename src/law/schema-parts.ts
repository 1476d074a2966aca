import { z } from 'zod'
import { keyOf } from './key-of.ts'
import { dayBefore, type IsoDate } from './windows.ts'

/** The ids that rows of the reference data may refer to, by what they name. */
export interface Known {
  regulation: ReadonlySet<string>
  regime: ReadonlySet<string>
  mechanism: ReadonlySet<string>
  country: ReadonlySet<string>
  'GDPR role': ReadonlySet<string>
}

export const words = z.string().min(1)
export const wordsOrNull = words.nullable()
export const verification = z.enum(['seen', 'recall', 'unknown'])
export const dpvIri = z.string().regex(/^https:\/\/w3id\.org\/dpv(\/[a-z]+)*#\w+$/, {
  error: 'is no term of https://w3id.org/dpv',
})
export const dpvIriOrNull = dpvIri.nullable()
export const isoDate = z.string().refine(isDayOfTheCalendar, { error: 'is no day of the calendar' })
export const isoDateOrNull = isoDate.nullable()

function isDayOfTheCalendar(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** An id of another row; it is read as that row's key. */
export const reference = (known: Known, what: keyof Known) =>
  z
    .string()
    .refine((id) => known[what].has(id), { error: ({ input }) => `no ${what} has the id ${String(input)}` })
    .transform(keyOf)

export const countryCode = (known: Known) =>
  z
    .string()
    .refine((code) => known.country.has(code), { error: ({ input }) => `no country has the code ${String(input)}` })

/** A closed set as a file's `meta.valueSets` declares it: these values and no others, or the code does not know the file. */
export const valueSet = (values: readonly unknown[]) =>
  z.array(z.unknown()).refine((declared) => sameMembers(declared, values), {
    error: `is not the set this version reads: ${values.join(', ')}`,
  })

const sameMembers = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((value) => b.includes(value))

const metaShape = {
  title: words,
  asOf: isoDate,
  note: words,
  dpvVersion: words.optional(),
  verificationLegend: z.strictObject({ seen: words, recall: words, unknown: words }).optional(),
}
/** What every file says about itself. */
export const meta = z.strictObject(metaShape)
export const metaWith = <S extends z.ZodRawShape>(valueSets: S) =>
  z.strictObject({ ...metaShape, valueSets: z.strictObject(valueSets) })

export interface Dated {
  from: IsoDate | null
  to: IsoDate | null
}
export const inOrder = ({ from, to }: Dated): boolean => from === null || to === null || from <= to

/** `validTo` is the last day that holds, `endedOn` the day of the judgment or repeal: always the next. */
export const endsTheDayBefore = (to: IsoDate | null, endedOn: IsoDate | null): boolean =>
  endedOn === null ? to === null : to === dayBefore(endedOn)

type Immutable = string | number | boolean | null | undefined
/** A value nobody may change. */
export type DeepReadonly<T> = T extends Immutable
  ? T
  : T extends readonly (infer E)[]
    ? readonly DeepReadonly<E>[]
    : { readonly [K in keyof T]: DeepReadonly<T[K]> }
