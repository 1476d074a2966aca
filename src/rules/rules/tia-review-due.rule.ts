import { latestAssessment } from '../../law/status.ts'
import {
  assessedEnds,
  transferImpactAssessments,
} from '../../transfers/transfer-impact-assessment/transfer-impact-assessment.table.ts'
import { assessedProvisions } from '../assessed-provisions.ts'
import type { Rule } from '../rule.ts'
import type { RuleGround } from '../rule-ground.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'TIA_REVIEW_DUE',
  severity: Severity.WARNING,
  looksFor:
    'A transfer impact assessment whose review date has come, unless a later one of the same ends has taken its place.',
  legalReference: 'EDPB Recommendations 01/2020, step 6',
  remedy: 'Look at the transfer again, and record when, with what outcome, and when the next review is due.',
  *find(ground) {
    for (const { key, name, reviewDueOn } of ground.survey.rows(transferImpactAssessments)) {
      if (reviewDueOn === null || ground.on < reviewDueOn || isSuperseded(ground, key)) continue
      yield {
        record: { type: 'TransferImpactAssessment', key },
        message: `${name} ${reviewDueOn < ground.on ? 'was' : 'is'} to be reviewed by ${reviewDueOn}.`,
        legalReference: assessedProvisions(ground, key, 'reassessment'),
      }
    }
  },
}

/** Only the latest assessment of its ends counts. */
function isSuperseded({ survey, surveyed, on }: RuleGround, assessment: string): boolean {
  const ends = survey.where(assessedEnds, 'assessment', assessment)
  return (
    ends.length > 0 &&
    ends.every((each) => {
      const latest = latestAssessment(surveyed.assessmentsOf(each), on)
      return latest !== null && latest.key !== assessment
    })
  )
}
