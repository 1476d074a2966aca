import { z } from 'zod'
import {
  countryCode,
  type DeepReadonly,
  endsTheDayBefore,
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

const categories = [
  'adequacy',
  'adequacy-certified',
  'scc',
  'scc-legacy',
  'bcr',
  'appropriate-safeguard',
  'derogation',
] as const
const statuses = ['active', 'active-under-appeal', 'invalidated', 'withdrawn', 'repealed'] as const
const roles = ['controller', 'processor'] as const
const ends = ['group', 'authorities'] as const
const adequacyLists = ['adequacy:eu', 'adequacy:uk', 'adequacy:ch'] as const

const rolePair = z.strictObject({ exporter: z.enum(roles), importer: z.enum(roles) })

const annexes = z.strictObject({
  IA: z.boolean(),
  IB: z.boolean(),
  IC: z.boolean(),
  II: z.boolean(),
  III: z.boolean(),
  IIICondition: words.optional(),
})
const options = z.strictObject({
  clause7Docking: words,
  clause9: words,
  clause11Redress: words,
  clause17: words,
  clause18: words,
})

const mechanism = (known: Known) =>
  z
    .strictObject({
      id: words,
      name: words,
      category: z.enum(categories),
      preference: z.literal([1, 2, 3]),
      legalRef: words,
      exporterRegimes: z.array(reference(known, 'regime')).min(1),
      rolePairs: z.array(rolePair).min(1),
      validFrom: isoDate,
      validTo: isoDateOrNull,
      endedOn: isoDateOrNull,
      sunsetForExistingContracts: isoDateOrNull,
      newUntil: isoDate.optional(),
      status: z.enum(statuses),
      endReason: wordsOrNull,
      tia: z.strictObject({
        required: z.union([z.boolean(), z.literal('conditional')]),
        from: isoDateOrNull,
        note: wordsOrNull,
        legalRef: wordsOrNull,
      }),
      certification: z.strictObject({
        required: z.union([z.boolean(), z.literal('adherence')]),
        standard: reference(known, 'mechanism').nullable(),
        register: words.optional(),
        recertification: words.optional(),
        coverage: z.array(words).optional(),
      }),
      authorisationRequired: z.boolean(),
      destinations: z.union([z.literal(['any', ...adequacyLists]), z.array(countryCode(known)).min(1)]),
      between: z.enum(ends).optional(),
      requires: z.array(reference(known, 'mechanism')).optional(),
      requiresOneOf: z.array(reference(known, 'mechanism')).optional(),
      module: z.int().min(1).max(4).optional(),
      annexes: annexes.optional(),
      options: options.optional(),
      importerSubjectToGdpr: words.optional(),
      adaptations: z.array(words).optional(),
      constraints: z.array(words).optional(),
      scope: words.optional(),
      litigation: z
        .array(z.strictObject({ case: words, event: words, date: isoDateOrNull, status: words.optional() }))
        .optional(),
      watch: z.array(z.strictObject({ date: isoDate, event: words, verification: words })).optional(),
      dpvIris: z.array(words),
      verification,
      sources: z.array(words).min(1),
      note: wordsOrNull,
    })
    .refine((row) => inOrder({ from: row.validFrom, to: row.validTo }), {
      path: ['validTo'],
      error: 'is before validFrom',
    })
    .refine((row) => row.newUntil === undefined || inOrder({ from: row.validFrom, to: row.newUntil }), {
      path: ['newUntil'],
      error: 'is before validFrom',
    })
    .refine((row) => endsTheDayBefore(row.validTo, row.endedOn), {
      path: ['endedOn'],
      error: 'is not the day after validTo',
    })
    .refine(
      ({ sunsetForExistingContracts: sunset, validTo }) => sunset === null || (validTo !== null && validTo <= sunset),
      { path: ['sunsetForExistingContracts'], error: 'is not after a validTo' },
    )
    .refine(({ tia }) => (tia.required !== false) === (tia.legalRef !== null), {
      path: ['tia', 'legalRef'],
      error: 'is named where an assessment is needed, and only there',
    })
    .refine(({ certification }) => (certification.required !== false) === (certification.standard !== null), {
      path: ['certification', 'standard'],
      error: 'is named where a certification is needed, and only there',
    })
    .refine(({ category, certification }) => category !== 'adequacy-certified' || certification.required === true, {
      path: ['certification', 'required'],
      error: 'is true for a decision that reaches certified importers only',
    })

const exporterRegime = (known: Known) =>
  z.strictObject({
    id: reference(known, 'regime'),
    key: words,
    name: words,
    regulation: reference(known, 'regulation'),
  })

const metaOfFile = metaWith({
  category: valueSet(categories),
  preference: valueSet([1, 2, 3]),
  status: valueSet(statuses),
  'tia.required': valueSet([true, false, 'conditional']),
  'certification.required': valueSet([true, false, 'adherence']),
  role: valueSet(roles),
  destinations: valueSet(['[ISO codes]', ...adequacyLists, 'any']),
  // Editions from before there was such a condition do not declare it.
  between: valueSet(ends).optional(),
  verification: valueSet(verification.options),
})

/** transfer-mechanisms.json */
export const mechanismsFile = (known: Known) =>
  z.strictObject({
    meta: metaOfFile,
    exporterRegimes: z.array(exporterRegime(known)),
    mechanisms: z.array(mechanism(known)),
  })

/** A legal route for transfers, with the dates between which it can be relied on; regimes and mechanisms are keys. */
export type Mechanism = DeepReadonly<z.infer<ReturnType<typeof mechanism>>>
export type PairRole = (typeof roles)[number]
export interface RolePair {
  readonly exporter: PairRole
  readonly importer: PairRole
}
