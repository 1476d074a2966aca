import { defineRecord, namedPart } from '../../record/record-spec.ts'
import { country, day, evidence, flag, text } from '../../record/scalars.ts'
import { dictionary, group, optional, required, typed } from '../../record/shape.ts'
import { countryFacts, countryProfiles } from './country-profile.table.ts'

const fact = typed(
  'CountryFact',
  group({
    date: required(day),
    fact: required(text()),
    // What someone took the trouble to date asks for a look, unless they say otherwise.
    asksForReview: optional(flag, true),
    ...evidence(),
  }),
)

export const countryProfileRecord = defineRecord({
  typename: 'CountryProfile',
  section: 'countryProfiles',
  table: countryProfiles,
  fields: {
    country: required(country),
    law: optional(text(10_000)),
    practice: optional(text(10_000)),
    facts: optional(dictionary(fact)),
  },
  parts: { facts: namedPart(countryFacts, 'profile') },
  nameFrom: (profile) => `Law and practice of ${profile.country}`,
})
