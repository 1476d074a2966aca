import { choice, country, evidence, key, ref } from '../../record/scalars.ts'
import { exactlyOneOf, group, list, optional, required } from '../../record/shape.ts'
import { endsAfterItBegins, validity } from '../../record/validity.ts'
import { FlowKind } from './data-flow.table.ts'

/** Composed keys may be longer than those that people write. */
export const longestFlowKey = 512

/** A flow as an input says it. A person is never where data goes to, so `to` has no data subject category. */
export const flowShape = group(
  {
    key: optional(key(longestFlowKey)),
    from: required(
      exactlyOneOf({
        system: ref('systems'),
        organization: ref('organizations'),
        dataSubjectCategory: ref('dataSubjectCategories'),
      }),
    ),
    to: required(exactlyOneOf({ system: ref('systems'), organization: ref('organizations') })),
    kind: required(choice(FlowKind)),
    dataCategories: required(list(ref('dataCategories'))),
    fromCountry: optional(country),
    toCountry: optional(country),
    ...validity(),
    ...evidence(),
  },
  endsAfterItBegins,
)

interface FlowEntry {
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
    const made = [activity, endOf(flow.from), endOf(flow.to), flow.kind.toLowerCase()].join('/')
    let key = made
    for (let number = 2; taken.has(key); number++) key = `${made}/${number}`
    taken.add(key)
    flow.key = key
  }
}

const endOf = (end: Record<string, string | null>) => Object.values(end).find((key) => key !== null)
