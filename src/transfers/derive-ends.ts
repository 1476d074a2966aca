import { union, type Windows } from '../law/windows.ts'
import { numberOf } from '../platform/maps.ts'
import type { FlowEnd, FlowFacts, FlowGraph } from './derive-graph.ts'

/** Null: not known. */
export interface CountryPair {
  from: string | null
  to: string | null
}

/** A flow with its ends looked up. */
export interface PlacedFlow {
  facts: FlowFacts
  from: number
  to: number
  /** Who answers for the end: a system's operator, or the organization itself. Null: not known. */
  exporter: string | null
  importer: string | null
  /** Each country of one end with each of the other. */
  pairs: readonly CountryPair[]
  validity: Windows
  loads: readonly Load[]
}

/** A category that a flow carries, with the outlets it leaves from and arrives at. */
export interface Load {
  dataCategory: string
  from: number
  /** Null: nothing carries the category on from there. */
  to: number | null
}

/** Flows between systems and organizations. Those from people are left out: they are never transfers. */
export interface PlacedGraph {
  flows: readonly PlacedFlow[]
  /** The flows that carry a category away from a node: one list, an outlet, for each node and category. */
  outlets: readonly (readonly Loaded[])[]
}

export interface Loaded {
  flow: PlacedFlow
  load: Load
}

/** Looks up the organization and the countries of every end. */
export function placeFlows(graph: FlowGraph): PlacedGraph {
  const nodes = { system: new Map<string, number>(), organization: new Map<string, number>() }
  const placed: PlacedFlow[] = []
  for (const facts of graph.flows) {
    const { from, to } = facts
    if (from.kind === 'dataSubjectCategory' || to.kind === 'dataSubjectCategory') continue
    placed.push({
      facts,
      // Even numbers are systems, odd ones organizations.
      from: 2 * numberOf(nodes[from.kind], from.key) + (from.kind === 'system' ? 0 : 1),
      to: 2 * numberOf(nodes[to.kind], to.key) + (to.kind === 'system' ? 0 : 1),
      exporter: organizationOf(from, graph),
      importer: organizationOf(to, graph),
      pairs: pairsOf(countriesOf(from, facts.fromCountry, graph), countriesOf(to, facts.toCountry, graph)),
      validity: union([{ from: facts.validFrom, to: facts.validTo }]),
      loads: [],
    })
  }
  return withOutlets(placed)
}

/** The part of the graph of which organizations and countries are known. The same graph when all of it is. */
export function knownPart(graph: PlacedGraph): PlacedGraph {
  if (!graph.flows.some(hasUnknown)) return graph
  const known = graph.flows.filter((flow) => flow.exporter !== null && flow.importer !== null)
  return withOutlets(known.map((flow) => ({ ...flow, pairs: flow.pairs.filter((pair) => !isUnknown(pair)) })))
}

export const hasUnknown = (flow: PlacedFlow): boolean =>
  flow.exporter === null || flow.importer === null || flow.pairs.some(isUnknown)

const isUnknown = (pair: CountryPair): boolean => pair.from === null || pair.to === null

/** Gives each flow its loads, and each node an outlet for every category that leaves it. */
function withOutlets(flows: readonly PlacedFlow[]): PlacedGraph {
  const categories = new Map<string, number>()
  const places = new Map<number, number>()
  const nodeLimit = flows.reduce((limit, { from, to }) => Math.max(limit, from + 1, to + 1), 0)
  const placeOf = (node: number, dataCategory: string) => numberOf(categories, dataCategory) * nodeLimit + node

  const outlets: Loaded[][] = []
  for (const flow of flows) {
    flow.loads = [...new Set(flow.facts.dataCategories)].map((dataCategory) => {
      const load: Load = { dataCategory, from: numberOf(places, placeOf(flow.from, dataCategory)), to: null }
      const outlet = outlets[load.from]
      if (outlet) outlet.push({ flow, load })
      else outlets[load.from] = [{ flow, load }]
      return load
    })
  }
  for (const flow of flows) {
    for (const load of flow.loads) load.to = places.get(placeOf(flow.to, load.dataCategory)) ?? null
  }
  return { flows, outlets }
}

/** Who answers for an end; null: not known. */
export function organizationOf(end: FlowEnd, graph: FlowGraph): string | null {
  return end.kind === 'organization' ? end.key : (graph.systems.get(end.key)?.operator ?? null)
}

/** Where an end is: as the flow says, else each country of the system, else that of the organization. */
export function countriesOf(end: FlowEnd, stated: string | null, graph: FlowGraph): readonly (string | null)[] {
  if (stated !== null) return [stated]
  const ofSystem = end.kind === 'system' ? (graph.systems.get(end.key)?.countries ?? []) : []
  if (ofSystem.length > 0) return [...new Set(ofSystem)]
  const organization = organizationOf(end, graph)
  return [organization === null ? null : (graph.organizations.get(organization)?.country ?? null)]
}

function pairsOf(from: readonly (string | null)[], to: readonly (string | null)[]): CountryPair[] {
  return from.flatMap((fromCountry) => to.map((toCountry) => ({ from: fromCountry, to: toCountry })))
}
