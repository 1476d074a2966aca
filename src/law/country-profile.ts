import { z } from 'zod'
import {
  countryCode,
  type DeepReadonly,
  isoDate,
  type Known,
  metaWith,
  valueSet,
  verification,
  words,
  wordsOrNull,
} from './schema-parts.ts'

const fact = z.strictObject({
  id: words,
  date: isoDate,
  fact: words,
  asksForReview: z.boolean(),
  verification,
  verificationNote: wordsOrNull,
  source: words,
})

const profile = (known: Known) => z.strictObject({ country: countryCode(known), facts: z.array(fact) })

/** country-profiles.json */
export const countryProfilesFile = (known: Known) =>
  z.strictObject({
    meta: metaWith({ verification: valueSet(verification.options) }),
    profiles: z.array(profile(known)),
  })

/** A dated fact of a country's law or practice; one that asks for review makes earlier assessments stale. */
export type CountryFact = DeepReadonly<z.infer<typeof fact>>
