import type { Windows } from '../law/windows.ts'
import { pushTo } from '../platform/maps.ts'
import type { Borders } from './derive-borders.ts'
import { hasUnknown, type PlacedFlow, type PlacedGraph } from './derive-ends.ts'
import type { FlowEnd } from './derive-graph.ts'
import { deriveLegs } from './derive-legs.ts'
import { unionOf } from './derive-windows.ts'

/** A flow of which it cannot be said whether it is a transfer, because something about its ends is not stated. */
export interface Undetermined {
  flow: string
  reasons: { message: string; end: 'from' | 'to'; missing: 'country' | 'organization' }[]
  /** The days on which it may be one. */
  windows: Windows
}

/** The flows that some value of what is not stated would make a transfer, under some regime, on some date. */
export function findUndetermined(graph: PlacedGraph, borders: Borders): Undetermined[] {
  if (!graph.flows.some(hasUnknown)) return []
  const possible = new Map<PlacedFlow, Windows[]>()
  for (const leg of deriveLegs(graph, borders)) if (hasUnknown(leg.flow)) pushTo(possible, leg.flow, leg.windows)
  return [...possible].map(([flow, windows]) => ({
    flow: flow.facts.key,
    reasons: reasonsOf(flow),
    windows: unionOf(windows),
  }))
}

function reasonsOf(flow: PlacedFlow): Undetermined['reasons'] {
  const { from, to } = flow.facts
  const reasons: Undetermined['reasons'] = []
  if (flow.exporter === null)
    reasons.push({ message: noOrganization(from, 'sends'), end: 'from', missing: 'organization' })
  if (flow.pairs.some((pair) => pair.from === null)) {
    reasons.push({ message: noCountry(from, flow.exporter, 'comes from'), end: 'from', missing: 'country' })
  }
  if (flow.importer === null)
    reasons.push({ message: noOrganization(to, 'receives'), end: 'to', missing: 'organization' })
  if (flow.pairs.some((pair) => pair.to === null)) {
    reasons.push({ message: noCountry(to, flow.importer, 'goes to'), end: 'to', missing: 'country' })
  }
  return reasons
}

const noOrganization = (end: FlowEnd, does: string): string =>
  `It is not stated who operates the system ${end.key}, so it is not known which organization ${does} the data.`

function noCountry(end: FlowEnd, organization: string | null, does: string): string {
  const question = `It is not stated which country the data ${does}`
  if (end.kind === 'organization') return `${question}: neither the flow nor the organization ${end.key} names one.`
  if (organization === null) return `${question}: neither the flow nor the system ${end.key} names one.`
  return `${question}: neither the flow, nor the system ${end.key}, nor its operator ${organization} names one.`
}
