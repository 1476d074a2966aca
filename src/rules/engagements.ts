import { Role } from '../inventory/role.ts'
import { groupBy } from '../law/group-by.ts'
import { type RoleAssignmentRow, roleAssignments } from '../processing/processing-activity/processing-activity.table.ts'
import { pairRole } from '../transfers/derive-roles.ts'
import { PairRole } from '../transfers/transfer/transfer.table.ts'
import { decides, type RuleGround } from './rule-ground.ts'

/** One organization that processes for another, and what the other one is itself: any of these. */
export interface Engagement {
  processor: string
  principal: string
  principalIs: readonly PairRole[]
}

/** For whom one processes in an activity. Where that is not stated, these are all for whom it may be. */
export interface Engagements {
  areStated: boolean
  all: readonly Engagement[]
}

/** Who processes for whom in an activity, one entry for each processor. */
export function engagementsIn({ survey }: RuleGround, activity: string): Engagements[] {
  const roles = survey.where(roleAssignments, 'activity', activity)
  return [...groupBy(roles.filter(isProcessor), ({ organization }) => organization).values()].map((own) => {
    const stated = own.flatMap(({ onBehalfOf }) => onBehalfOf ?? [])
    const principals = new Set(stated.length > 0 ? stated : possiblePrincipals(own, roles))
    const [{ organization: processor }] = own as [RoleAssignmentRow]
    principals.delete(processor)
    const supposed = own.some(({ role }) => role === Role.PROCESSOR) ? PairRole.CONTROLLER : PairRole.PROCESSOR
    const all = [...principals].map((principal) => {
      const said = pairRolesOf(principal, roles)
      return { processor, principal, principalIs: said.length > 0 ? said : [supposed] }
    })
    return { areStated: stated.length > 0, all }
  })
}

/** What an organization is in the activities: a controller, a processor, or both. Empty: not stated. */
export const pairRolesIn = ({ survey }: RuleGround, organization: string, activities: readonly string[]): PairRole[] =>
  activities.flatMap((each) => pairRolesOf(organization, survey.where(roleAssignments, 'activity', each)))

const pairRolesOf = (organization: string, roles: readonly RoleAssignmentRow[]): PairRole[] =>
  roles.filter((row) => row.organization === organization).map(({ role }) => pairRole(role))

const isProcessor = ({ role }: RoleAssignmentRow): boolean => pairRole(role) === PairRole.PROCESSOR

/** Whom a subprocessor acts for, if not stated, is some processor: which one is not known. */
const possiblePrincipals = (own: readonly RoleAssignmentRow[], roles: readonly RoleAssignmentRow[]): string[] =>
  own.every(({ role }) => role === Role.SUBPROCESSOR)
    ? []
    : roles.filter(({ role }) => decides(role)).map(({ organization }) => organization)
