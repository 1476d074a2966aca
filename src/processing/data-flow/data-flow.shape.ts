import { choice, country, evidence, key, ref } from '../../record/scalars.ts'
import { described, exactlyOneOf, group, list, optional, required, typed } from '../../record/shape.ts'
import { endsAfterItBegins, validity } from '../../record/validity.ts'
import { FlowKind } from './data-flow.table.ts'

/** Composed keys may be longer than those that people write. */
export const longestFlowKey = 512

/** A flow as an input says it. A person is never where data goes to, so `to` has no data subject category. */
export const flowShape = typed(
  'DataFlow',
  group(
    {
      key: described(
        'The stable name of the flow, unique in the workspace; left out, made of the activity, the ends and the kind.',
        optional(key(longestFlowKey)),
      ),
      from: required(
        typed(
          'LineageNodeRef',
          exactlyOneOf({
            system: ref('systems'),
            organization: ref('organizations'),
            dataSubjectCategory: ref('dataSubjectCategories'),
          }),
        ),
      ),
      to: required(
        typed('LineageNodeRef', exactlyOneOf({ system: ref('systems'), organization: ref('organizations') })),
      ),
      kind: required(choice(FlowKind)),
      dataCategories: required(list(ref('dataCategories'))),
      fromCountry: optional(country),
      toCountry: optional(country),
      ...validity(),
      ...evidence(),
    },
    endsAfterItBegins,
  ),
)

export interface FlowEntry {
  key: string | null
  from: Record<string, string | null>
  to: Record<string, string | null>
  kind: string
}

/** Gives each flow that has no key of its own `<activity>/<from>/<to>/<kind>`, then `/2` and so on. */
export function nameFlows(activity: string, flows: FlowEntry[]): void {
  const taken = new Set(flows.map((flow) => flow.key))
  for (const flow of flows) {
    if (flow.key) continue
    const made = madeFlowKey(activity, flow)
    let key = made
    for (let number = 2; taken.has(key); number++) key = `${made}/${number}`
    taken.add(key)
    flow.key = key
  }
}

export const madeFlowKey = (activity: string, { from, to, kind }: FlowEntry) =>
  [activity, endOf(from), endOf(to), kind.toLowerCase()].join('/')

const endOf = (end: Record<string, string | null>) => Object.values(end).find((key) => key !== null)
