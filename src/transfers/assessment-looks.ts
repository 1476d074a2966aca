import type { AssessmentFacts } from '../law/status.ts'
import type { Scope } from '../record/scope.ts'
import { loadAssessmentChanges } from './assessment-changes.ts'
import { ownCountryFacts } from './country-profile/country-facts.loads.ts'
import { factsLookedAt } from './country-profile/facts-looked-at.ts'
import {
  assessedEnds,
  assessmentCountryProfiles,
} from './transfer-impact-assessment/transfer-impact-assessment.table.ts'

/** What an assessment looks at and can go stale by, whatever the date. */
type Looks = Pick<AssessmentFacts, 'changes' | 'toCountries' | 'ownFacts'>

/** By the key of the assessment; the same number of statements whatever the number of assessments. */
export const looksLoader = (scope: Scope) =>
  scope.load.by<string, Looks>('what assessments look at', async (keys) => {
    const { load } = scope
    const [changes, ends, profiles, facts] = await Promise.all([
      loadAssessmentChanges(scope, keys),
      load.rows(assessedEnds, 'assessment').loadMany(keys),
      load.rows(assessmentCountryProfiles, 'assessment').loadMany(keys),
      ownCountryFacts(scope).load('all'),
    ])
    const looksAt = factsLookedAt(facts)
    return keys.map((_, i) => ({ changes: changes[i]!, ...looksAt(rowsIn(ends[i]!), rowsIn(profiles[i]!)) }))
  })

function rowsIn<R>(rows: R[] | Error): R[] {
  if (rows instanceof Error) throw rows
  return rows
}
