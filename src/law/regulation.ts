import { z } from 'zod'
import { type DeepReadonly, isoDate, isoDateOrNull, meta, verification, words, wordsOrNull } from './schema-parts.ts'

const units = ['month', 'day', 'business-day', 'working-day', 'hour'] as const
const period = z.strictObject({ value: z.int().positive(), unit: z.enum(units) })

const requestClocks = z.strictObject({
  acknowledge: period.nullable(),
  respond: period.nullable(),
  extension: period.nullable(),
  legalRef: wordsOrNull,
  note: wordsOrNull,
  optOut: period.extend({ legalRef: words }).optional(),
})

/** That the law has the articles of the GDPR under the same numbers, but for some. */
const gdprNumbers = z.strictObject({
  citedAs: words,
  except: z.array(words),
  note: words,
  verification,
  source: words,
})

const regulation = z
  .strictObject({
    id: words,
    name: words,
    jurisdiction: z.array(words).min(1),
    kind: z.enum(['omnibus', 'omnibus-state', 'sectoral-telecom', 'sectoral-health', 'law-enforcement']),
    citation: wordsOrNull,
    effectiveFrom: isoDateOrNull,
    effectiveTo: isoDateOrNull,
    status: z.enum(['in-force', 'enacted-not-yet-effective', 'repealed']).optional(),
    dsr: requestClocks,
    breach: z.strictObject({ authority: period.extend({ ref: words }), individuals: words.optional() }).optional(),
    amendments: z.array(z.strictObject({ date: isoDate, what: words })).optional(),
    pendingChanges: z.array(words).optional(),
    topics: z.array(words).optional(),
    obligations: z.array(z.strictObject({ ref: words, text: words })).optional(),
    trainingCadence: words.optional(),
    contract: words.optional(),
    roles: z.array(words).optional(),
    gdprNumbers: gdprNumbers.optional(),
    dpvIri: wordsOrNull,
    dpvIriAmendment: words.optional(),
    verification,
    source: wordsOrNull,
    note: words.optional(),
  })
  .refine(({ effectiveFrom, effectiveTo }) => !effectiveFrom || !effectiveTo || effectiveFrom <= effectiveTo, {
    path: ['effectiveTo'],
    error: 'is before effectiveFrom',
  })

/** regulations.json */
export const regulationsFile = z.strictObject({ meta, regulations: z.array(regulation) })

/** A law, with its effective dates and the clocks of data-subject requests under it. */
export type Regulation = DeepReadonly<z.infer<typeof regulation>>
