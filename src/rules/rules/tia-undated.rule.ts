import { transferImpactAssessments } from '../../transfers/transfer-impact-assessment/transfer-impact-assessment.table.ts'
import { assessedProvisions } from '../assessed-provisions.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'TIA_UNDATED',
  severity: Severity.WARNING,
  looksFor: 'A transfer impact assessment of which it is not stated when it was made. It counts as missing.',
  legalReference: 'CJEU C-311/18 (Schrems II); EDPB Recommendations 01/2020',
  remedy: 'State the day on which it was made as `assessedOn`.',
  *find(ground) {
    for (const { key, name, assessedOn } of ground.survey.rows(transferImpactAssessments)) {
      if (assessedOn !== null) continue
      yield {
        record: { type: 'TransferImpactAssessment', key },
        message: `When ${name} was made is not stated.`,
        legalReference: assessedProvisions(ground, key, 'assessment'),
      }
    }
  },
}
