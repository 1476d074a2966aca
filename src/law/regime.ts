import { z } from 'zod'
import { keyOf } from './key-of.ts'
import {
  countryCode,
  type DeepReadonly,
  inOrder,
  isoDate,
  isoDateOrNull,
  type Known,
  metaWith,
  reference,
  valueSet,
  verification,
  words,
} from './schema-parts.ts'

const sides = ['both', 'destination'] as const
const adequacyFields = ['euAdequacy', 'ukAdequacy', 'swissAdequacy'] as const

const territoryRow = (known: Known) =>
  z
    .strictObject({
      country: countryCode(known),
      from: isoDateOrNull,
      to: isoDateOrNull,
      side: z.enum(sides),
      basis: words,
      verification,
      source: words,
    })
    .refine(inOrder, { path: ['to'], error: 'is before from' })

/** What to cite where no mechanism or decision does. */
const references = z.strictObject({
  transfers: words,
  adequacy: words,
  safeguards: words,
  derogations: words,
  assessment: words,
  reassessment: words,
  verification,
})

const regime = (known: Known) =>
  z
    .strictObject({
      id: words,
      key: words,
      name: words,
      regulation: reference(known, 'regulation'),
      predecessor: reference(known, 'regime').nullable(),
      adequacyField: z.enum(adequacyFields).nullable(),
      dataFrom: isoDate,
      coverage: z.strictObject({ complete: z.boolean(), missing: z.array(words) }),
      references,
      territory: z.array(territoryRow(known)).min(1),
    })
    .refine(({ id, key }) => key === keyOf(id), { path: ['key'], error: 'is not the id in lower case with hyphens' })
    .refine(({ coverage }) => coverage.complete === (coverage.missing.length === 0), {
      path: ['coverage', 'missing'],
      error: 'names routes where the coverage is not complete, and only there',
    })

/** regimes.json */
export const regimesFile = (known: Known) =>
  z.strictObject({
    meta: metaWith({ side: valueSet(sides), adequacyField: valueSet([...adequacyFields, null]) }),
    regimes: z.array(regime(known)),
  })

/** A body of law with a border, and its territory by date. */
export type Regime = DeepReadonly<z.infer<ReturnType<typeof regime>>>
export type RegimeKey = string
export type AdequacyField = (typeof adequacyFields)[number]
