import {
  assessmentMeasures,
  TiaOutcome,
  transferImpactAssessments,
} from '../../transfers/transfer-impact-assessment/transfer-impact-assessment.table.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'TIA_MEASURES_NOT_NAMED',
  severity: Severity.WARNING,
  looksFor:
    'A transfer impact assessment by which the transfer may go on with supplementary measures, and that names none.',
  legalReference: 'EDPB Recommendations 01/2020, step 4; Decision (EU) 2021/914, Clause 14(d)',
  remedy: 'Name the measures as `supplementaryMeasures`, or sign the outcome that the transfer has without them.',
  *find({ survey }) {
    for (const { key, name, outcome } of survey.rows(transferImpactAssessments)) {
      if (outcome !== TiaOutcome.PROCEED_WITH_MEASURES) continue
      if (survey.where(assessmentMeasures, 'assessment', key).length > 0) continue
      yield {
        record: { type: 'TransferImpactAssessment', key },
        message: `${name} says that the transfer may go on with supplementary measures; which, is not stated.`,
      }
    }
  },
}
