import { organizations } from '../../inventory/organization/organization.table.ts'
import {
  SubprocessorStatus,
  subprocessorActivities,
  subprocessors,
} from '../../subprocessors/subprocessor/subprocessor.table.ts'
import { PairRole } from '../../transfers/transfer/transfer.table.ts'
import { pairRolesIn } from '../engagements.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'SUBPROCESSOR_WITHOUT_FLOW_DOWN',
  severity: Severity.ERROR,
  looksFor:
    'An active subprocessor for which no data processing agreement with the organization that engages it, nor clauses of the module that is made for the two, are in force: nothing hands down the duties of data protection. A module that is inferred is no agreement.',
  legalReference: 'GDPR Art. 28(4)',
  remedy:
    'Record the agreement (kind DPA or STANDARD_CLAUSES) with both as parties and its dates; where there is none, conclude one.',
  *find(ground) {
    const { survey, contracts, on } = ground
    for (const { key, name, organization, engagedBy, status } of survey.rows(subprocessors)) {
      if (status !== SubprocessorStatus.ACTIVE || organization === engagedBy) continue
      const activities = survey.where(subprocessorActivities, 'subprocessor', key).map(({ activity }) => activity)
      const said = pairRolesIn(ground, engagedBy, activities)
      const { inForce, words, records } = contracts.processing({
        processor: organization,
        principal: engagedBy,
        principalIs: said.length > 0 ? said : [PairRole.PROCESSOR, PairRole.CONTROLLER],
      })
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
