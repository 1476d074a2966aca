import { suggest } from '../../platform/suggest.ts'
import { show } from '../../record/check.ts'
import { alters, type Command } from '../../record/command.ts'
import { key } from '../../record/scalars.ts'
import { described, group, required } from '../../record/shape.ts'
import { processingActivityRecord } from '../processing-activity/processing-activity.record.ts'
import { ProcessingActivity } from '../processing-activity/processing-activity.type.ts'
import { type FlowEntry, flowShape, longestFlowKey, madeFlowKey } from './data-flow.shape.ts'

const recordFlow = alters(processingActivityRecord, ProcessingActivity, {
  name: 'recordFlow',
  description:
    'Records a flow of data for an activity, and so the transfers that it makes. A flow with the same key is replaced: without a key, one with the same ends and kind.',
  names: 'activity',
  input: flowShape,
  within: 'flows',
  change: (entry, { activity, ...said }) => {
    const flow = said as unknown as FlowEntry
    flow.key ??= madeFlowKey(activity as string, flow)
    return { ...entry, flows: [...flowsOf(entry).filter(({ key }) => key !== flow.key), flow] }
  },
})

const removeFlow = alters(processingActivityRecord, ProcessingActivity, {
  name: 'removeFlow',
  description:
    'Takes a flow out of an activity, as one that never should have stood there; what history and `@asOf` show stays. One that has ended is recorded again with validTo.',
  names: 'activity',
  input: group({ flow: described('The key of the flow.', required(key(longestFlowKey))) }),
  change: (entry, { flow }, check, activity) => {
    const flows = flowsOf(entry)
    const others = flows.filter(({ key }) => key !== flow)
    if (others.length < flows.length) return { ...entry, flows: others }
    const near = suggest(
      flow as string,
      flows.map(({ key }) => key!),
    )
    check.problems.push({
      code: 'UNKNOWN_REFERENCE',
      message: `${show(activity)} has no flow with the key ${show(flow)}.`,
      path: ['flow'],
      remedy: near ? `Did you mean ${near}?` : 'Look at the flows of the activity.',
    })
    return null
  },
})

const flowsOf = (entry: Record<string, unknown>) => (entry.flows ?? []) as FlowEntry[]

export const dataFlowCommands: readonly Command[] = [recordFlow, removeFlow]
