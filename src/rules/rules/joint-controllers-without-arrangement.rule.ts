import { AgreementKind } from '../../assurance/agreement/agreement.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { Role } from '../../inventory/role.ts'
import { listed } from '../../law/words.ts'
import { roleAssignments } from '../../processing/processing-activity/processing-activity.table.ts'
import { isInForce } from '../contract-book.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'JOINT_CONTROLLERS_WITHOUT_ARRANGEMENT',
  severity: Severity.ERROR,
  looksFor:
    'Joint controllers of an activity that are not all parties to one arrangement in force, and one that is stated to be joint with nobody.',
  legalReference: 'GDPR Art. 26(1)',
  remedy:
    'Record the arrangement (kind JOINT_CONTROLLER_ARRANGEMENT) with all of them as parties and its dates; where there is none, conclude one.',
  *find(ground) {
    const { activities, survey, contracts, on } = ground
    for (const { key, name } of activities) {
      const joint = new Set(
        survey
          .where(roleAssignments, 'activity', key)
          .filter(({ role }) => role === Role.JOINT_CONTROLLER)
          .map(({ organization }) => organization),
      )
      if (joint.size === 0) continue
      const names = listed([...joint].map((each) => ground.nameOf(organizations, each)))
      const parties = [...joint].map((each) => ({ type: 'Organization', key: each }))
      const record = { type: 'ProcessingActivity', key }
      if (joint.size === 1) {
        yield { record, message: `With whom ${names} decides jointly on ${name} is not stated.`, records: parties }
        continue
      }
      const arrangements = contracts
        .agreementsOf([...joint])
        .filter(({ kind }) => kind === AgreementKind.JOINT_CONTROLLER_ARRANGEMENT)
      if (arrangements.some((each) => isInForce(each, on))) continue
      yield {
        record,
        message: `${names} decide jointly on ${name}; an arrangement between them that is in force on ${on} is not on record.`,
        records: [...parties, ...arrangements.map((each) => ({ type: 'Agreement', key: each.key }))],
      }
    }
  },
}
