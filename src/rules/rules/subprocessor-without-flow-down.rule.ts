import { organizations } from '../../inventory/organization/organization.table.ts'
import { SubprocessorStatus, subprocessors } from '../../subprocessors/subprocessor/subprocessor.table.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'SUBPROCESSOR_WITHOUT_FLOW_DOWN',
  severity: Severity.ERROR,
  looksFor:
    'An active subprocessor for which no agreement in force with the organization that engages it hands down the duties of data protection.',
  legalReference: 'GDPR Art. 28(4)',
  remedy:
    'Record the agreement (kind DPA or STANDARD_CLAUSES) with both as parties and its dates; where there is none, conclude one.',
  *find(ground) {
    const { survey, contracts, on } = ground
    for (const { key, name, organization, engagedBy, status } of survey.rows(subprocessors)) {
      if (status !== SubprocessorStatus.ACTIVE || organization === engagedBy) continue
      const { inForce, words, records } = contracts.processing(engagedBy, organization)
      if (inForce) continue
      const [who, by] = [organization, engagedBy].map((each) => ground.nameOf(organizations, each))
      yield {
        record: { type: 'Subprocessor', key },
        message: `${name} is active; an agreement of ${by} with ${who} that is in force on ${on} is not on record.${words}`,
        records: [{ type: 'Organization', key: organization }, { type: 'Organization', key: engagedBy }, ...records],
      }
    }
  },
}
