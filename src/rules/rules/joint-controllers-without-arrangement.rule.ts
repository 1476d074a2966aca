import { AgreementKind } from '../../assurance/agreement/agreement.table.ts'
import { dataCategories } from '../../inventory/data-category/data-category.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { Role } from '../../inventory/role.ts'
import { listed } from '../../law/words.ts'
import {
  type RoleAssignmentRow,
  roleAssignments,
} from '../../processing/processing-activity/processing-activity.table.ts'
import { isInForce } from '../contract-book.ts'
import type { Rule } from '../rule.ts'
import type { RuleGround } from '../rule-ground.ts'
import { Severity } from '../severity.ts'
import { namesOf } from '../stands-on.ts'

export const rule: Rule = {
  code: 'JOINT_CONTROLLERS_WITHOUT_ARRANGEMENT',
  severity: Severity.ERROR,
  looksFor:
    'Joint controllers of an activity, or of a category of its data, that are not all parties to one arrangement in force, and one that is stated to be joint with nobody.',
  legalReference: 'GDPR Art. 26(1)',
  remedy:
    'Record the arrangement (kind JOINT_CONTROLLER_ARRANGEMENT) with all of them as parties and its dates; where there is none, conclude one.',
  *find(ground) {
    const { contracts, on } = ground
    for (const { key, name } of ground.activities) {
      for (const { dataCategory, organizations: joint, rows } of jointIn(ground, key)) {
        const names = listed(joint.map((each) => ground.nameOf(organizations, each)))
        const what = dataCategory === null ? name : `${ground.nameOf(dataCategories, dataCategory)} in ${name}`
        const parties = joint.map((each) => ({ type: 'Organization', key: each }))
        const record = { type: 'ProcessingActivity', key }
        const standsOn = namesOf(roleAssignments, rows)
        if (joint.length === 1) {
          yield {
            record,
            message: `With whom ${names} decides jointly on ${what} is not stated.`,
            records: parties,
            standsOn,
          }
          continue
        }
        const arrangements = contracts
          .agreementsOf(joint)
          .filter(({ kind }) => kind === AgreementKind.JOINT_CONTROLLER_ARRANGEMENT)
        if (arrangements.some((each) => isInForce(each, on))) continue
        yield {
          record,
          message: `${names} decide jointly on ${what}; an arrangement between them that is in force on ${on} is not on record.`,
          records: [...parties, ...arrangements.map((each) => ({ type: 'Agreement', key: each.key }))],
          standsOn,
        }
      }
    }
  },
}

interface Joint {
  /** Null: all data of the activity. */
  dataCategory: string | null
  organizations: string[]
  rows: RoleAssignmentRow[]
}

/** Who decides jointly on all data, and on each category that a role is for; not those who do so in a larger company. */
function jointIn(ground: RuleGround, activity: string): Joint[] {
  const rows = ground.survey
    .where(roleAssignments, 'activity', activity)
    .filter(({ role }) => role === Role.JOINT_CONTROLLER)
  const groups = [...new Set(rows.map(({ dataCategory }) => dataCategory))].map((dataCategory): Joint => {
    const line = dataCategory === null ? [] : ground.lineOf(dataCategories, dataCategory)
    const those = rows.filter((row) => row.dataCategory === null || line.includes(row.dataCategory))
    return { dataCategory, organizations: [...new Set(those.map(({ organization }) => organization))], rows: those }
  })
  return groups.filter(
    (each, i) => !groups.some((other, j) => contains(other, each) && (!contains(each, other) || j < i)),
  )
}

const contains = (one: Joint, other: Joint): boolean =>
  other.organizations.every((each) => one.organizations.includes(each))
