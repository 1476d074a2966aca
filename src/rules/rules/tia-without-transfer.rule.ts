import { organizations } from '../../inventory/organization/organization.table.ts'
import { countryName } from '../../law/words.ts'
import {
  assessedEnds,
  transferImpactAssessments,
} from '../../transfers/transfer-impact-assessment/transfer-impact-assessment.table.ts'
import type { Rule } from '../rule.ts'
import { someOf } from '../rule-words.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'TIA_WITHOUT_TRANSFER',
  severity: Severity.INFO,
  looksFor:
    'A transfer impact assessment of ends between which no transfer exists, on the date or later, and one of no ends.',
  legalReference: null,
  remedy:
    'See that exporter, importer and country are those of the flows; or describe the flows, or retire the assessment.',
  *find(ground) {
    const { survey, law } = ground
    for (const { key, name } of survey.rows(transferImpactAssessments)) {
      const assessed = survey.where(assessedEnds, 'assessment', key)
      if (assessed.length === 0) {
        yield {
          record: { type: 'TransferImpactAssessment', key },
          message: `Which transfers ${name} looks at is not stated.`,
        }
        continue
      }
      const without = assessed.filter(
        (ends) => !ground.transfersBetween(ends).some(({ toCountry }) => toCountry === ends.toCountry),
      )
      if (without.length === 0) continue
      const ends = without.map(({ exporter, importer, toCountry }) => {
        const [from, to] = [exporter, importer].map((each) => ground.nameOf(organizations, each))
        return `from ${from} to ${to} in ${countryName(law, toCountry)}`
      })
      yield {
        record: { type: 'TransferImpactAssessment', key },
        message: `${name} looks at transfers ${someOf(ends)}; by the flows on record there ${ends.length > 1 ? 'are none such' : 'is none such'}.`,
      }
    }
  },
}
