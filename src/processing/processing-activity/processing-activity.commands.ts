import { alters, type Command, fieldsOf, registers, retires } from '../../record/command.ts'
import type { Entry } from '../../record/record-spec.ts'
import { required } from '../../record/shape.ts'
import { checkTransition, type Transitions } from '../../record/transitions.ts'
import { processingActivityRecord as activity, roleAssignment } from './processing-activity.record.ts'
import { ActivityStatus } from './processing-activity.table.ts'
import { ProcessingActivity } from './processing-activity.type.ts'

const register = registers(activity, ProcessingActivity, {
  description:
    'Creates the activity or, with expectedVersion, replaces it, with its roles, data and flows, and so its transfers, in one transaction. The same again does nothing.',
  stated: ['purposes', 'roles', 'data'],
})

/** Nothing is carried out that was not reviewed; what is no longer carried out begins anew. */
const transitions: Transitions = {
  [ActivityStatus.DRAFT]: [ActivityStatus.IN_REVIEW],
  [ActivityStatus.IN_REVIEW]: [ActivityStatus.ACTIVE, ActivityStatus.DRAFT],
  [ActivityStatus.ACTIVE]: [ActivityStatus.IN_REVIEW, ActivityStatus.RETIRED],
  [ActivityStatus.RETIRED]: [ActivityStatus.DRAFT],
}

const status = fieldsOf(activity, ['status'])

const changeStatus = alters(activity, ProcessingActivity, {
  name: 'changeActivityStatus',
  description:
    'Takes an activity a step further or back: from DRAFT to IN_REVIEW, from there to ACTIVE or back, from ACTIVE to IN_REVIEW or RETIRED, from RETIRED to DRAFT. Any other step: FORBIDDEN_TRANSITION.',
  names: 'activity',
  input: {
    ...status,
    fields: { status: { ...required(status.fields.status!.shape), description: 'How far it shall be.' } },
  },
  change: (entry, said, check) => {
    const from = (entry.status ?? ActivityStatus.DRAFT) as string
    return checkTransition(transitions, from, said.status as string, ['status'], check)
      ? { ...entry, status: said.status }
      : null
  },
})

const assignRole = alters(activity, ProcessingActivity, {
  name: 'assignRole',
  description:
    'Gives an organization a role in an activity, for all of its data or for one category. One that it holds already gets the source and confidence of the input.',
  names: 'activity',
  input: roleAssignment,
  change: (entry, { activity: _, ...role }) => ({ ...entry, roles: [...othersThan(role, entry), role] }),
})

const { organization, role, dataCategory, onBehalfOf } = roleAssignment.fields

const withdrawRole = alters(activity, ProcessingActivity, {
  name: 'withdrawRole',
  description: 'Takes a role in an activity from an organization: the one that was assigned in the same words.',
  names: 'activity',
  input: {
    ...roleAssignment,
    fields: { organization: organization!, role: role!, dataCategory: dataCategory!, onBehalfOf: onBehalfOf! },
  },
  change: (entry, { activity: _, ...role }, check, key) => {
    const roles = othersThan(role, entry)
    if (roles.length < rolesOf(entry).length) return { ...entry, roles }
    check.problems.push({
      code: 'UNKNOWN_REFERENCE',
      message: `${role.organization} does not hold this very role in ${key}.`,
      path: ['organization'],
      remedy: 'Look at the roles of the activity; category and onBehalfOf must be the same too.',
    })
    return null
  },
})

const rolesOf = (entry: Entry) => (entry.roles ?? []) as Entry[]

/** A role is known by who holds it, which, for what and on whose behalf. */
const othersThan = (role: Entry, entry: Entry) => rolesOf(entry).filter((each) => wordsOf(each) !== wordsOf(role))
const wordsOf = (each: Entry) =>
  JSON.stringify(['organization', 'role', 'dataCategory', 'onBehalfOf'].map((field) => each[field] ?? null))

export const processingActivityCommands: readonly Command[] = [
  register,
  retires(activity, ProcessingActivity),
  changeStatus,
  assignRole,
  withdrawRole,
]
