import type { Windows } from '../law/windows.ts'
import type { Borders } from './derive-borders.ts'
import type { PlacedFlow, PlacedGraph } from './derive-ends.ts'
import { common } from './derive-windows.ts'

/** A flow that crosses a regime's border inside one organization: no transfer, though the duties of security remain. */
export interface WithinOrganization {
  flow: string
  organization: string
  fromCountry: string
  toCountry: string
  regime: string
  /** The days on which it does. */
  windows: Windows
}

export function crossingsWithinOrganizations(graph: PlacedGraph, borders: Borders): WithinOrganization[] {
  return graph.flows.flatMap((flow) =>
    flow.exporter !== null && flow.exporter === flow.importer && flow.loads.length > 0
      ? crossingsOf(flow, flow.exporter, borders)
      : [],
  )
}

function crossingsOf(flow: PlacedFlow, organization: string, borders: Borders): WithinOrganization[] {
  const found: WithinOrganization[] = []
  for (const { from: fromCountry, to: toCountry } of flow.pairs) {
    if (fromCountry === null || toCountry === null) continue
    for (const crossing of borders.crossings(fromCountry, toCountry)) {
      const windows = common(crossing.windows, flow.validity)
      const regime = borders.regimes[crossing.regime]!
      if (windows.length > 0)
        found.push({ flow: flow.facts.key, organization, fromCountry, toCountry, regime, windows })
    }
  }
  return found
}
