import type { Given } from '../given.ts'
import type { FlowRow } from '../manifest.ts'
import { keyFor } from '../names.ts'
import type { Declared, SystemDraft } from './declarations.ts'
import { inferred, stated } from './evidence.ts'
import { datasetKey, type FidesDraft } from './fides-draft.ts'

type Direction = 'ingress' | 'egress'

/** What a system receives and sends. A flow belongs to the activities that name it, else to each activity of the system. */
export function drawFlows(draft: FidesDraft, system: Given, record: SystemDraft, declared: readonly Declared[]): void {
  for (const direction of ['ingress', 'egress'] as const)
    for (const flow of system.field(direction).items())
      if (flow.isObject && flow.field('fides_key').text !== null)
        drawFlow(draft, flow, direction, record, declaredFor(draft, flow, direction, record, declared))
}

/** A system that declares more uses than these has its flows in an activity of their own: each with each would be too many. */
const mostActivities = 1_000

function declaredFor(
  draft: FidesDraft,
  flow: Given,
  direction: Direction,
  system: SystemDraft,
  declared: readonly Declared[],
): readonly Declared[] {
  if (declared.length === 0 || declared.length > mostActivities) return [undeclared(draft, flow, system)]
  const naming = declared.filter(({ declaration }) => namesOf(flow, declaration, direction).length > 0)
  return naming.length > 0 ? naming : declared
}

/** Where a declaration names a flow: by the key of its other end. */
const namesOf = (flow: Given, declaration: Given, direction: Direction): Given[] =>
  declaration
    .field(direction)
    .items()
    .filter(({ text }) => text === flow.field('fides_key').text)

/** A flow has an activity, and a system without declarations has none. */
function undeclared(draft: FidesDraft, flow: Given, system: SystemDraft): Declared {
  const activity = draft.record('processingActivities', system.key).evidence(inferred(flow))
  activity.call(`Flows of ${system.key} without a declared use`).add('systems', system.key)
  return { declaration: flow, activity, categories: [], subjects: [] }
}

function drawFlow(
  draft: FidesDraft,
  flow: Given,
  direction: Direction,
  system: SystemDraft,
  declared: readonly Declared[],
): void {
  const [other, type] = [flow.field('fides_key'), flow.field('type')]
  if (other.text === 'user' || type.text === 'user') {
    if (direction === 'ingress') for (const each of declared) collect(draft, flow, system, each)
    else
      for (const given of [flow, ...declared.flatMap(({ declaration }) => namesOf(flow, declaration, direction))])
        given.leave('A person is never where a flow goes to')
    return
  }
  const isDataset = type.text?.toLowerCase() === 'dataset'
  const key = isDataset ? datasetKey(other.text!) : keyFor(other.text!)
  const end = draft.system(key, other.text!, flow).key
  const [from, to] = direction === 'ingress' ? [end, system.key] : [system.key, end]
  for (const { declaration, activity, categories } of declared) {
    const named = draft.categoriesIn(flow.field('data_categories'), activity.at)
    const dataCategories = named.length > 0 ? named : categories
    activity.row('flows', {
      from: { system: from },
      to: { system: to },
      kind: 'PROCESSING',
      dataCategories,
      ...stated(flow),
    })
    for (const given of [other, ...namesOf(flow, declaration, direction)]) given.carry(activity.at, end)
    if (type.text?.match(/^(system|dataset)$/i)) type.carry(activity.at, 'system')
  }
}

/** Data that comes from the users of a system: about whom, the declaration says. */
function collect(
  draft: FidesDraft,
  flow: Given,
  system: SystemDraft,
  { declaration, activity, categories, subjects }: Declared,
): void {
  const named = draft.categoriesIn(flow.field('data_categories'), activity.at)
  const people = subjects.length > 0 ? subjects : [draft.subject('user', inferred(flow)).key]
  for (const dataSubjectCategory of people) {
    const row: FlowRow = {
      from: { dataSubjectCategory },
      to: { system: system.key },
      kind: 'COLLECTION',
      dataCategories: named.length > 0 ? named : categories,
      ...stated(flow),
    }
    activity.row('flows', row)
  }
  for (const given of [flow.field('fides_key'), flow.field('type'), ...namesOf(flow, declaration, 'ingress')])
    given.carry(activity.at, 'COLLECTION')
}
