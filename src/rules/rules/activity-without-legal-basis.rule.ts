import { purposes } from '../../inventory/purpose/purpose.table.ts'
import { activityLegalBases, activityPurposes } from '../../processing/processing-activity/processing-activity.table.ts'
import { remedyWithout } from '../bases-unknown.ts'
import type { Rule } from '../rule.ts'
import type { RuleGround } from '../rule-ground.ts'
import { someOf } from '../rule-words.ts'
import { Severity } from '../severity.ts'
import { namesOf } from '../stands-on.ts'

export const rule: Rule = {
  code: 'ACTIVITY_WITHOUT_LEGAL_BASIS',
  severity: Severity.WARNING,
  looksFor:
    'A processing activity, or a purpose of one, for which no legal basis is stated; not where our own entities act for others alone.',
  legalReference: 'GDPR Art. 6(1), 13(1)(c)',
  remedy: 'State the ground for each purpose in `legalBases`; one without a purpose counts for all of them.',
  *find(ground) {
    for (const { key, name } of ground.declaredActivities) {
      if (ground.isDoneForOthers(key)) continue
      const record = { type: 'ProcessingActivity', key }
      const remedy = remedyWithout(ground, key, 'lawful-basis')
      if (basesOf(ground, key).length === 0) {
        yield { record, message: `A legal basis of ${name} is not stated.`, remedy }
        continue
      }
      const without = purposesWithout(ground, key)
      if (without.length === 0) continue
      const names = without.map((purpose) => ground.nameOf(purposes, purpose))
      yield {
        record,
        message: `${name} has legal bases for other purposes; for ${someOf(names)} none is stated.`,
        records: without.map((purpose) => ({ type: 'Purpose', key: purpose })),
        remedy,
        standsOn: namesOf(
          activityPurposes,
          without.map((purpose) => ({ activity: key, purpose })),
        ),
      }
    }
  },
}

/** What names a condition of Art. 9 as its basis states no ground of Art. 6. */
const basesOf = ({ survey, law }: RuleGround, activity: string) =>
  survey
    .where(activityLegalBases, 'activity', activity)
    .filter(({ basis }) => law.legalBases.get(basis)?.kind === 'lawful-basis')

function purposesWithout(ground: RuleGround, activity: string): string[] {
  const stated = new Set(basesOf(ground, activity).map(({ purpose }) => purpose))
  if (stated.has(null)) return []
  return ground.survey
    .where(activityPurposes, 'activity', activity)
    .map(({ purpose }) => purpose)
    .filter((purpose) => !ground.lineOf(purposes, purpose).some((each) => stated.has(each)))
}
