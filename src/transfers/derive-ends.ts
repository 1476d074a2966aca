import { union, type Windows } from '../law/windows.ts'
import type { FlowEnd, FlowFacts, FlowGraph } from './derive-graph.ts'
import { numberOf } from './derive-memo.ts'

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
  loads: readonly Load[]
  validity: Windows
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
  const nodes = new Map<string, number>()
  return withOutlets(
    graph.flows
      .filter((flow) => !isPerson(flow.from) && !isPerson(flow.to))
      .map((facts) => ({
        facts,
        from: numberOf(nodes, `${facts.from.kind} ${facts.from.key}`),
        to: numberOf(nodes, `${facts.to.kind} ${facts.to.key}`),
        exporter: organizationOf(facts.from, graph),
        importer: organizationOf(facts.to, graph),
        pairs: pairsOf(countriesOf(facts.from, facts.fromCountry, graph), countriesOf(facts.to, facts.toCountry, graph)),
        validity: union([{ from: facts.validFrom, to: facts.validTo }]),
      })),
  )
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
const isPerson = (end: FlowEnd): boolean => end.kind === 'dataSubjectCategory'

function withOutlets(flows: readonly Omit<PlacedFlow, 'loads'>[]): PlacedGraph {
  const categories = new Map<string, number>()
  const numbers = new Map<number, number>()
  const nodeLimit = flows.reduce((limit, flow) => Math.max(limit, flow.from + 1, flow.to + 1), 0)
  const placeOf = (node: number, dataCategory: string) => numberOf(categories, dataCategory) * nodeLimit + node

  const departing = flows.map((flow) =>
    [...new Set(flow.facts.dataCategories)].map((dataCategory) => ({
      dataCategory,
      from: numberOf(numbers, placeOf(flow.from, dataCategory)),
    })),
  )
  const outlets: Loaded[][] = Array.from(numbers, () => [])
  const loaded = flows.map((flow, i) => {
    const loads = departing[i]!.map(({ dataCategory, from }) => ({
      dataCategory,
      from,
      to: numbers.get(placeOf(flow.to, dataCategory)) ?? null,
    }))
    const whole = { ...flow, loads }
    for (const load of loads) outlets[load.from]!.push({ flow: whole, load })
    return whole
  })
  return { flows: loaded, outlets }
}

function organizationOf(end: FlowEnd, graph: FlowGraph): string | null {
  return end.kind === 'organization' ? end.key : (graph.systems.get(end.key)?.operator ?? null)
}

function countriesOf(end: FlowEnd, stated: string | null, graph: FlowGraph): readonly (string | null)[] {
  if (stated !== null) return [stated]
  const ofSystem = end.kind === 'system' ? (graph.systems.get(end.key)?.countries ?? []) : []
  if (ofSystem.length > 0) return [...new Set(ofSystem)]
  const organization = organizationOf(end, graph)
  return [organization === null ? null : (graph.organizations.get(organization)?.country ?? null)]
}

function pairsOf(from: readonly (string | null)[], to: readonly (string | null)[]): CountryPair[] {
  return from.flatMap((fromCountry) => to.map((toCountry) => ({ from: fromCountry, to: toCountry })))
}
