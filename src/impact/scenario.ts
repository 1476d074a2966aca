import type { Law } from '../law/law.ts'
import { endAdequacy, endMechanism } from '../law/law-change.ts'
import type { IsoDate } from '../law/windows.ts'
import type { FlowEnd, FlowGraph } from '../transfers/derive-graph.ts'

/** What happens together to the world. */
export interface Scenario {
  mechanismEnds: readonly { mechanism: string; on: IsoDate }[]
  adequacyEnds: readonly { regime: string; country: string; on: IsoDate }[]
  organizationsRemoved: readonly string[]
  /** The country that each system moves to. */
  systemMoves: ReadonlyMap<string, string>
}

export const changesGraph = ({ organizationsRemoved, systemMoves }: Scenario): boolean =>
  organizationsRemoved.length > 0 || systemMoves.size > 0

/** The last of its dates; null when it has none. */
export const lastDate = ({ mechanismEnds, adequacyEnds }: Scenario): IsoDate | null =>
  [...mechanismEnds, ...adequacyEnds]
    .map(({ on }) => on)
    .sort()
    .at(-1) ?? null

/** The law as it would be. */
export function changedLaw(law: Law, { mechanismEnds, adequacyEnds }: Scenario): Law {
  const without = mechanismEnds.reduce((changed, { mechanism, on }) => endMechanism(changed, mechanism, on), law)
  return adequacyEnds.reduce((changed, { regime, country, on }) => endAdequacy(changed, regime, country, on), without)
}

/** The data map as it would be. */
export function changedGraph(graph: FlowGraph, scenario: Scenario): FlowGraph {
  return moveSystems(removeOrganizations(graph, new Set(scenario.organizationsRemoved)), scenario.systemMoves)
}

/** What an organization operates goes with it, and so does every flow from or to either. */
function removeOrganizations(graph: FlowGraph, removed: ReadonlySet<string | null>): FlowGraph {
  if (removed.size === 0) return graph
  const organizations = new Map([...graph.organizations].filter(([key]) => !removed.has(key)))
  const systems = new Map([...graph.systems].filter(([, { operator }]) => !removed.has(operator)))
  const isGone = ({ kind, key }: FlowEnd) =>
    (kind === 'organization' && !organizations.has(key)) || (kind === 'system' && !systems.has(key))
  return { ...graph, organizations, systems, flows: graph.flows.filter(({ from, to }) => !isGone(from) && !isGone(to)) }
}

/** Wherever a flow says that it leaves or enters such a system, it does so in the country that the system moves to. */
function moveSystems(graph: FlowGraph, moves: ReadonlyMap<string, string>): FlowGraph {
  if (moves.size === 0) return graph
  const systems = new Map(graph.systems)
  for (const [key, country] of moves) systems.set(key, { ...systems.get(key)!, countries: [country] })
  const movesTo = ({ kind, key }: FlowEnd) => (kind === 'system' ? moves.get(key) : undefined)
  const flows = graph.flows.map((flow) => {
    const [from, to] = [movesTo(flow.from), movesTo(flow.to)]
    if (from === undefined && to === undefined) return flow
    return { ...flow, fromCountry: from ?? flow.fromCountry, toCountry: to ?? flow.toCountry }
  })
  return { ...graph, systems, flows }
}
