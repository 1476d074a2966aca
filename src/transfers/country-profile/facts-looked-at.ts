import { groupBy } from '../../law/group-by.ts'
import type { AssessmentFacts, OwnCountryFact } from '../../law/status.ts'
import type { Survey } from '../../record/survey.ts'
import { countryFacts, countryProfiles } from './country-profile.table.ts'

/** Which countries an assessment looks at, and which facts of the workspace's own profiles. */
type Looks = Pick<AssessmentFacts, 'toCountries' | 'ownFacts'>

/** Those of the destinations it covers, and of the profiles it refers to, whatever country those are about. */
export function factsLookedAt(facts: readonly OwnCountryFact[]) {
  const byCountry = groupBy(facts, ({ country }) => country)
  const byProfile = groupBy(facts, ({ profile }) => profile)
  return (ends: readonly { toCountry: string }[], refersTo: readonly { countryProfile: string }[]): Looks => {
    const toCountries = [...new Set(ends.map(({ toCountry }) => toCountry))]
    const looked = new Set(toCountries.flatMap((country) => byCountry.get(country) ?? []))
    for (const { countryProfile } of refersTo) for (const fact of byProfile.get(countryProfile) ?? []) looked.add(fact)
    return { toCountries, ownFacts: [...looked] }
  }
}

export const ownFactsOf = (survey: Survey): OwnCountryFact[] =>
  survey.rows(countryFacts).map(({ profile, date, fact, asksForReview }) => {
    const { country } = survey.find(countryProfiles, profile)!
    return { profile, country, date, fact, asksForReview }
  })
