import type { Command } from '../../record/command.ts'
import { onList } from '../../record/list-commands.ts'
import { processingActivityRecord as activity } from './processing-activity.record.ts'
import { ProcessingActivity } from './processing-activity.type.ts'

/** Both commands on a list of an activity. */
const onListOf = (list: Omit<Parameters<typeof onList>[2], 'names'>) =>
  onList(activity, ProcessingActivity, { names: 'activity', ...list })

const roles = onListOf({
  list: 'roles',
  records: {
    name: 'assignRole',
    description:
      'Gives an organization a role in an activity, for all of its data or for one category. One that it holds already gets the source and confidence of the input.',
  },
  removes: {
    name: 'withdrawRole',
    description: 'Takes a role in an activity from an organization: the one that was assigned in the same words.',
  },
})

const data = onListOf({
  list: 'data',
  records: {
    name: 'recordActivityData',
    description:
      'Says that an activity uses a category of data, about whom and for how long it is kept. The same data about the same people get the retention, source and confidence of the input; what it leaves out is empty.',
  },
  removes: {
    name: 'removeActivityData',
    description:
      'Takes a category of data about some people out of an activity that does not use it; what its flows carry stays.',
  },
})

const legalBases = onListOf({
  list: 'legalBases',
  records: {
    name: 'recordLegalBasis',
    description:
      'Says what makes an activity lawful, for all of its purposes or for one, with the condition that special categories need. One that is on record in the same words gets the source and confidence of the input.',
  },
  removes: {
    name: 'removeLegalBasis',
    description:
      'Takes a legal basis from an activity that no longer rests on it: the one that was recorded in the same words.',
  },
})

const purposes = onListOf({
  list: 'purposes',
  value: 'What it uses data for.',
  records: { name: 'recordActivityPurpose', description: 'Says that an activity uses its data for a purpose.' },
  removes: {
    name: 'removeActivityPurpose',
    description: 'Says that an activity no longer uses its data for a purpose.',
  },
})

const systems = onListOf({
  list: 'systems',
  value: 'The system that it uses.',
  records: {
    name: 'recordActivitySystem',
    description: 'Says that an activity uses a system; one at the end of its flows need not be named.',
  },
  removes: {
    name: 'removeActivitySystem',
    description:
      'Says that an activity no longer uses a system. One that stands at the end of its flows is among its systems all the same.',
  },
})

const securityMeasures = onListOf({
  list: 'securityMeasures',
  value: 'The measure that protects its data.',
  records: {
    name: 'recordActivitySecurityMeasure',
    description: 'Says that a security measure protects the data of an activity.',
  },
  removes: {
    name: 'removeActivitySecurityMeasure',
    description: 'Says that a security measure no longer protects the data of an activity.',
  },
})

const regulations = onListOf({
  list: 'regulations',
  value: 'The law that applies to it.',
  records: { name: 'recordActivityRegulation', description: 'States that a law applies to an activity.' },
  removes: { name: 'removeActivityRegulation', description: 'Says that a law does not apply to an activity.' },
})

/** What is said of an activity entry by entry; its flows have names of their own, and commands beside them. */
export const activityPartCommands: readonly Command[] = [
  ...roles,
  ...data,
  ...legalBases,
  ...purposes,
  ...systems,
  ...securityMeasures,
  ...regulations,
]
