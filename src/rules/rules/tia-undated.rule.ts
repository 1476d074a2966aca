import { transferImpactAssessments } from '../../transfers/transfer-impact-assessment/transfer-impact-assessment.table.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'TIA_UNDATED',
  severity: Severity.WARNING,
  looksFor: 'A transfer impact assessment of which it is not stated when it was made. It counts as missing.',
  legalReference: 'Decision (EU) 2021/914, Clause 14(d); EDPB Recommendations 01/2020',
  remedy: 'State the day on which it was made as `assessedOn`.',
  *find({ survey }) {
    for (const { key, name, assessedOn } of survey.rows(transferImpactAssessments)) {
      if (assessedOn !== null) continue
      yield { record: { type: 'TransferImpactAssessment', key }, message: `When ${name} was made is not stated.` }
    }
  },
}
