import { z } from 'zod'
import {
  type DeepReadonly,
  dpvIri,
  inOrder,
  isoDate,
  isoDateOrNull,
  type Known,
  metaWith,
  reference,
  valueSet,
  verification,
  words,
  wordsOrNull,
} from './schema-parts.ts'

const statuses = ['none', 'adequate', 'partial', 'certified-only', 'not-applicable'] as const
const scopeCodes = [
  'CA_PIPEDA',
  'IL_AUTOMATED',
  'JP_APPI',
  'KR_PIPA',
  'eu-us-dpf',
  'eu-us-dpf-uk-extension',
  'swiss-us-dpf',
] as const
const decided: readonly string[] = ['adequate', 'partial', 'certified-only']

const pastVersion = z
  .strictObject({ from: isoDate, to: isoDateOrNull, adoptedOn: isoDate, event: words, decision: words.optional() })
  .refine(inOrder, { path: ['to'], error: 'is before from' })

const eeaEfta = z.strictObject({
  from: isoDate,
  legalRef: words,
  basis: words,
  incorporatedOn: isoDateOrNull,
  incorporationStatus: words,
  source: words,
  verification,
})

const adequacy = (known: Known) =>
  z
    .strictObject({
      status: z.enum(statuses),
      from: isoDateOrNull,
      to: isoDateOrNull,
      scope: wordsOrNull,
      decision: wordsOrNull,
      scopeCode: z.enum(scopeCodes).optional(),
      excludes: z.array(z.strictObject({ what: words, dpvIris: z.array(dpvIri).min(1) })).optional(),
      mechanismId: reference(known, 'mechanism').optional(),
      eeaEfta: eeaEfta.optional(),
      history: z.array(pastVersion).optional(),
      litigation: z.strictObject({ generalCourt: words, appeal: words }).optional(),
      source: words.optional(),
      verification: verification.optional(),
      dpvIri: wordsOrNull.optional(),
      note: words.optional(),
    })
    .refine(({ status, history = [] }) => status !== 'not-applicable' || history.every(({ decision }) => decision), {
      path: ['history'],
      error: 'names the decision of each time in which a country that is inside now had one',
    })
    .refine(inOrder, { path: ['to'], error: 'is before from' })
    .refine(({ status, from, decision }) => decided.includes(status) === (from !== null && decision !== null), {
      path: ['status'],
      error: 'has a decision and its first day where it says that there is one, and only there',
    })
    .refine(({ status, source, verification: seen }) => !decided.includes(status) || (source && seen), {
      path: ['source'],
      error: 'and verification are stated for every decision',
    })
    .refine(({ status, scopeCode }) => (status === 'partial' || status === 'certified-only') === Boolean(scopeCode), {
      path: ['scopeCode'],
      error: 'is stated for a partial or certified-only decision, and only there',
    })
    .refine(({ status, mechanismId }) => (status === 'certified-only') === Boolean(mechanismId), {
      path: ['mechanismId'],
      error: 'is stated for a certified-only decision, and only there',
    })

const country = (known: Known) =>
  z.strictObject({
    alpha2: z.string().regex(/^[A-Z]{2}$/),
    name: words,
    eea: z.boolean(),
    euMember: z.boolean(),
    eeaBasis: wordsOrNull,
    euAdequacy: adequacy(known),
    ukAdequacy: adequacy(known),
    swissAdequacy: adequacy(known),
    dpvIri: words,
    note: words.optional(),
  })

const internationalOrganisation = (known: Known) =>
  z.strictObject({
    id: words,
    name: words,
    euAdequacy: adequacy(known).optional(),
    ukAdequacy: adequacy(known).optional(),
    swissAdequacy: adequacy(known).optional(),
  })

const metaOfFile = metaWith({
  status: valueSet(statuses),
  scopeCode: valueSet(scopeCodes),
  verification: valueSet(verification.options),
})

/** countries.json */
export const countriesFile = (known: Known) =>
  z
    .strictObject({
      meta: metaOfFile,
      count: z.int(),
      countries: z.array(country(known)),
      internationalOrganisations: z.array(internationalOrganisation(known)),
    })
    .refine(({ count, countries }) => count === countries.length, {
      path: ['count'],
      error: 'is not the number of countries',
    })

/** A country of ISO 3166-1, with what each regime has decided about it. */
export type Country = DeepReadonly<z.infer<ReturnType<typeof country>>>
/** What one regime has decided about a country. */
export type Adequacy = DeepReadonly<z.infer<ReturnType<typeof adequacy>>>
