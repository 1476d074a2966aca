import { Role } from '../inventory/role.ts'
import { pushTo, remember } from '../platform/maps.ts'
import type { FlowGraph, RoleRow } from './derive-graph.ts'
import { PairRole } from './transfer/transfer.table.ts'

/** Which role an organization has for a category of data in an activity. */
export interface DerivedRole {
  role: Role
  inferred: boolean
  /** No row says so: it counts as a third party. */
  missing: boolean
}

const precedence: readonly Role[] = [
  Role.CONTROLLER,
  Role.JOINT_CONTROLLER,
  Role.PROCESSOR,
  Role.SUBPROCESSOR,
  Role.THIRD_PARTY,
]
const notStated: DerivedRole = { role: Role.THIRD_PARTY, inferred: false, missing: true }

/** The one of two roles that takes precedence. */
export const firstRole = (a: Role, b: Role): Role => (precedence.indexOf(a) <= precedence.indexOf(b) ? a : b)

/** What a role counts as in the pair that a mechanism is made for. */
export const pairRole = (role: Role): PairRole =>
  role === Role.PROCESSOR || role === Role.SUBPROCESSOR ? PairRole.PROCESSOR : PairRole.CONTROLLER

/** Answers who is what: by the activity's rows for the category, else its nearest ancestor's, else those for all data. */
export function roleBook(graph: Pick<FlowGraph, 'roles' | 'parentOfCategory'>) {
  const activities = new Map<string, Map<string, RoleRow[]>>()
  const answers = new Map<RoleRow[], Map<string, DerivedRole>>()

  return function roleOf(activity: string | null, organization: string, dataCategory: string): DerivedRole {
    if (activity === null) return notStated
    const rows = remember(activities, activity, () => byOrganization(graph.roles.get(activity) ?? [])).get(organization)
    if (!rows) return notStated
    const known = remember(answers, rows, () => new Map())
    return remember(known, dataCategory, () => roleAmong(rows, dataCategory, graph.parentOfCategory))
  }
}

function byOrganization(rows: readonly RoleRow[]): Map<string, RoleRow[]> {
  const organizations = new Map<string, RoleRow[]>()
  for (const row of rows) pushTo(organizations, row.organization, row)
  return organizations
}

function roleAmong(rows: RoleRow[], dataCategory: string, parents: FlowGraph['parentOfCategory']): DerivedRole {
  for (const level of [...lineOf(dataCategory, parents), null]) {
    const found = rows.filter((row) => row.dataCategory === level)
    if (found.length > 0) return strongest(found)
  }
  return notStated
}

/** The category, its parent, and so on to the top. */
function lineOf(dataCategory: string, parents: FlowGraph['parentOfCategory']): Set<string> {
  const line = new Set<string>()
  for (let at: string | null = dataCategory; at !== null && !line.has(at); at = parents.get(at) ?? null) line.add(at)
  return line
}

function strongest(rows: RoleRow[]): DerivedRole {
  const role = rows.map((row) => row.role).reduce(firstRole)
  return { role, inferred: rows.filter((row) => row.role === role).every((row) => row.inferred), missing: false }
}
