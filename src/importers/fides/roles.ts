import type { Given } from '../given.ts'
import type { RoleRow } from '../manifest.ts'
import type { Declared } from './declarations.ts'
import { inferred, stated } from './evidence.ts'
import type { FidesDraft } from './fides-draft.ts'
import { organizationOf } from './organizations.ts'

const roles = new Map<string, RoleRow['role']>(
  Object.entries({
    controller: 'CONTROLLER',
    processor: 'PROCESSOR',
    'sub-processor': 'SUBPROCESSOR',
    'joint controller': 'JOINT_CONTROLLER',
  } as const),
)

/**
 * The responsibility that is declared is that of whoever operates the system. That the organization it belongs to is the
 * controller, where it operates the system or a processor does, is our reading.
 */
export function drawRoles(
  draft: FidesDraft,
  system: Given,
  declared: readonly Declared[],
  operator: string | null,
): void {
  // Older files have one responsibility, under another name.
  const said = ['responsibility', 'data_responsibility_title'].flatMap((name) => system.field(name).items())
  const held = said.map((given) => ({ given, role: roles.get(given.text?.toLowerCase() ?? '') }))
  for (const { given, role } of held) {
    if (!role) given.leave('It is no role that Fides knows')
    else if (!operator) given.leave('None of the files names who operates the system, so that nobody holds the role')
    else if (declared.length === 0) given.leave('Roles are held in an activity, and the system declares none')
    else
      for (const { activity } of declared) {
        activity.row('roles', { organization: operator, role, ...stated(system) })
        given.carry(activity.at, role)
      }
  }
  const organization = organizationOf(draft, system)
  const controls = organization !== null && (organization !== operator || held.every(({ role }) => !role))
  const isForOthers = held.some(({ role }) => role === 'CONTROLLER')
  if (controls && !isForOthers)
    for (const { activity } of declared)
      activity.row('roles', { organization, role: 'CONTROLLER', ...inferred(system) })
}
