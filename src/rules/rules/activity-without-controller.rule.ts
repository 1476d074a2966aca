import { Role } from '../../inventory/role.ts'
import { roleAssignments } from '../../processing/processing-activity/processing-activity.table.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

const answering: readonly Role[] = [Role.CONTROLLER, Role.JOINT_CONTROLLER]

export const rule: Rule = {
  code: 'ACTIVITY_WITHOUT_CONTROLLER',
  severity: Severity.ERROR,
  looksFor: 'A processing activity in which no organization is stated to be the controller or a joint controller.',
  legalReference: 'GDPR Art. 4(7), 30(1)(a), 30(2)(a)',
  remedy: 'State who decides on purposes and means: give an organization the role CONTROLLER or JOINT_CONTROLLER.',
  *find({ declaredActivities, survey }) {
    for (const { key, name } of declaredActivities) {
      if (survey.where(roleAssignments, 'activity', key).some(({ role }) => answering.includes(role))) continue
      yield {
        record: { type: 'ProcessingActivity', key },
        message: `It is not stated who the controller of ${name} is.`,
      }
    }
  },
}
