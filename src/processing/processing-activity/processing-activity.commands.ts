import { alters, type Command, fieldsOf, registers, retires } from '../../record/command.ts'
import { required } from '../../record/shape.ts'
import { checkTransition, type Transitions } from '../../record/transitions.ts'
import { activityPartCommands } from './activity-parts.commands.ts'
import { processingActivityRecord as activity } from './processing-activity.record.ts'
import { ActivityStatus } from './processing-activity.table.ts'
import { ProcessingActivity } from './processing-activity.type.ts'

const register = registers(activity, ProcessingActivity, {
  description:
    'Creates the activity or, with expectedVersion, replaces it, with its roles, data and flows, and so its transfers, in one transaction. It takes any status that the caller may set: steps are those of changeActivityStatus. The same again does nothing.',
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

export const processingActivityCommands: readonly Command[] = [
  register,
  retires(activity, ProcessingActivity),
  changeStatus,
  ...activityPartCommands,
]
