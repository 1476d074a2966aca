import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayAfter, holds, type IsoDate, never } from '../../src/law/windows.ts'
import type { FlowEnd, FlowFacts, FlowGraph, Territory } from '../../src/transfers/derive-graph.ts'
import { deriveTransfers } from '../../src/transfers/derive-transfers.ts'

/** Two regimes whose borders move; US and ZZ are outside both. */
const territory: Territory = {
  regimes: ['eu', 'uk'],
  countries: ['IE', 'GB'],
  exporting: (regime, country) =>
    regime === 'eu'
      ? country === 'IE'
        ? [{ from: '2020-01-01', to: null }]
        : country === 'GB'
          ? [{ from: '2020-01-01', to: '2020-12-31' }]
          : never
      : country === 'GB'
        ? [{ from: '2021-01-01', to: null }]
        : never,
  outside: (regime, country) =>
    regime === 'eu' && country === 'IE'
      ? [{ from: null, to: '2019-12-31' }]
      : regime === 'eu' && country === 'GB'
        ? [
            { from: null, to: '2019-12-31' },
            { from: '2021-07-01', to: null },
          ]
        : regime === 'uk' && country === 'GB'
          ? [{ from: null, to: '2020-12-31' }]
          : [{ from: null, to: null }],
}
const dates = ['2020-06-15', '2021-03-15', '2022-01-01']
/** The first day of each stretch in which nothing changes, and the day before all. */
const days = ['2019-12-31', '2020-01-01', '2021-01-01', '2021-07-01', ...dates, ...dates.map(dayAfter)]

const categories = ['a', 'b']
const organizations = ['x', 'y', 'z']
const systems = ['s', 't', 'u']

const same = (a: FlowEnd, b: FlowEnd) => a.kind === b.kind && a.key === b.key

/** The definition, day by day and step by step: everything a day has is looked at again until nothing is new. */
function onDay(graph: FlowGraph, day: IsoDate, regime: string, category: string) {
  const flows = graph.flows
    .filter((flow) => holds([{ from: flow.validFrom, to: flow.validTo }], day))
    .filter((flow) => flow.dataCategories.includes(category))
  const whose = (end: FlowEnd) => (end.kind === 'organization' ? end.key : graph.systems.get(end.key)!.operator)
  const places = (end: FlowEnd, stated: string | null) => {
    const own = end.kind === 'system' ? graph.systems.get(end.key)!.countries : []
    return stated ? [stated] : own.length > 0 ? own : [graph.organizations.get(whose(end) ?? '')?.country ?? null]
  }
  const edges = flows.flatMap((flow) =>
    places(flow.from, flow.fromCountry).flatMap((from) =>
      places(flow.to, flow.toCountry).map((to) => ({
        flow,
        from,
        to,
        exporter: whose(flow.from),
        importer: whose(flow.to),
      })),
    ),
  )
  type Edge = (typeof edges)[number]
  const isOutside = ({ to }: Edge) => to !== null && holds(territory.outside(regime, to), day)
  const leaves = ({ from, to, exporter, importer }: Edge) => exporter && importer && exporter !== importer && from && to
  const isDirect = (edge: Edge) =>
    leaves(edge) && holds(territory.exporting(regime, edge.from!), day) && isOutside(edge)

  /** From these nodes, within organizations, and out of them too when asked. */
  function spread(from: FlowEnd[], andOnward: boolean) {
    const reached = [...from]
    const legs = new Set<Edge>()
    for (let before = -1; before !== reached.length + legs.size; ) {
      before = reached.length + legs.size
      for (const edge of edges.filter((edge) => reached.some((node) => same(node, edge.flow.from)))) {
        const isOnward = leaves(edge) && edge.from !== edge.to && isOutside(edge)
        if (isOnward) legs.add(edge)
        const moves = edge.exporter !== null && edge.exporter === edge.importer
        if ((moves || (isOnward && andOnward)) && !reached.some((node) => same(node, edge.flow.to)))
          reached.push(edge.flow.to)
      }
    }
    return legs
  }
  const direct = edges.filter(isDirect)
  const all = new Set([
    ...direct,
    ...spread(
      direct.map((edge) => edge.flow.to),
      true,
    ),
  ])
  const keyOf = ({ exporter, importer, from, to }: Edge) =>
    `${exporter}/${importer}/${from}-${to}/${regime}`.toLowerCase()
  const transfers = new Map<string, Edge[]>()
  for (const edge of all) transfers.set(keyOf(edge), [...(transfers.get(keyOf(edge)) ?? []), edge])
  return [...transfers].map(([key, legs]) => ({
    key,
    flows: legs.map((leg) => leg.flow.key),
    onward: [
      ...spread(
        legs.map((leg) => leg.flow.to),
        false,
      ),
    ].map(keyOf),
  }))
}

/** Facts as words: which flow is a leg of what on which day, and what hangs on what. */
function naive(graph: FlowGraph): Set<string> {
  const facts = new Set<string>()
  for (const day of days) {
    for (const regime of territory.regimes) {
      for (const category of categories) {
        for (const { key, flows, onward } of onDay(graph, day, regime, category)) {
          for (const flow of flows) facts.add(`${day} ${category} ${flow} ${key}`)
          for (const next of onward) facts.add(`${key} then ${next}`)
        }
      }
    }
  }
  return facts
}

function derived(graph: FlowGraph): Set<string> {
  const facts = new Set<string>()
  const withoutPair = (key: string) => key.split('/').slice(0, 4).join('/')
  for (const { key, legs, onward } of deriveTransfers(graph, territory).transfers) {
    for (const next of onward) facts.add(`${withoutPair(key)} then ${withoutPair(next)}`)
    for (const { flow, dataCategory, windows } of legs) {
      expect(windows).not.toEqual([])
      for (const day of days) if (holds(windows, day)) facts.add(`${day} ${dataCategory} ${flow} ${withoutPair(key)}`)
    }
  }
  return facts
}

const country = fc.constantFrom('IE', 'GB', 'US', 'ZZ')
const end = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...systems).map((key): FlowEnd => ({ kind: 'system', key })) },
  { weight: 1, arbitrary: fc.constantFrom(...organizations).map((key): FlowEnd => ({ kind: 'organization', key })) },
)
const flows = (length: fc.ArrayConstraints, carried: readonly string[]) =>
  fc
    .array(
      fc.record({
        from: end,
        to: end,
        fromCountry: fc.option(country, { freq: 2 }),
        toCountry: fc.option(country, { freq: 2 }),
        validFrom: fc.option(fc.constantFrom(...dates), { freq: 3 }),
        validTo: fc.option(fc.constantFrom(...dates), { freq: 3 }),
        dataCategories: fc.uniqueArray(fc.constantFrom(...carried), { minLength: 1 }),
      }),
      length,
    )
    .map((rows) => rows.map((row, i): FlowFacts => ({ ...row, key: `f${i}`, activity: null, inferred: false })))
const graphOf = (
  flows: FlowFacts[],
  countries: readonly (string | null)[],
  ofSystems: readonly { operator: string | null; countries: string[] }[],
): FlowGraph => ({
  organizations: new Map(organizations.map((key, i) => [key, { country: countries[i]! }])),
  systems: new Map(systems.map((key, i) => [key, ofSystems[i]!])),
  parentOfCategory: new Map(),
  roles: new Map(),
  flows,
})
const three = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 3, maxLength: 3 })

test('legs and onward transfers are those of the definition, on every day', () => {
  const operated = fc.record({
    operator: fc.constantFrom(...organizations),
    countries: fc.uniqueArray(country, { maxLength: 2 }),
  })
  const graphs = fc
    .tuple(flows({ minLength: 4, maxLength: 9 }, categories), three(country), three(operated))
    .map((parts) => graphOf(...parts))
  fc.assert(
    fc.property(graphs, (graph) => {
      expect(derived(graph)).toEqual(naive(graph))
    }),
    { numRuns: 300 },
  )
})

const unsure = fc.record({
  operator: fc.option(fc.constantFrom(...organizations), { freq: 2 }),
  countries: fc.uniqueArray(country, { maxLength: 1 }),
})
const undetermined = (graph: FlowGraph) => deriveTransfers(graph, territory).undetermined.map(({ flow }) => flow)

test('no flow stays silent that some operators and countries would make a transfer', () => {
  const countries = three(fc.option(country, { freq: 3 }))
  const graphs = fc.tuple(flows({ maxLength: 5 }, ['a']), countries, three(unsure)).map((parts) => graphOf(...parts))
  fc.assert(
    fc.property(graphs, (graph) => {
      expect(undetermined(graph)).toEqual(expect.arrayContaining(possible(graph)))
    }),
    { numRuns: 25 },
  )
})

test('and no other is undetermined, where flows do not come back to a system whose operator would have to be two', () => {
  const rank = (node: FlowEnd) => [...organizations, ...systems].indexOf(node.key)
  const forward = flows({ maxLength: 5 }, ['a']).map((rows) =>
    rows.map((row) => (rank(row.from) <= rank(row.to) ? row : { ...row, from: row.to, to: row.from })),
  )
  const graphs = fc.tuple(forward, three(country), three(unsure)).map((parts) => graphOf(...parts))
  fc.assert(
    fc.property(graphs, (graph) => {
      expect(undetermined(graph)).toEqual(possible(graph))
    }),
    { numRuns: 25 },
  )
})

/** Flows with something unknown that are a leg when every unknown is filled in, in one of all ways to do so. */
function possible(graph: FlowGraph): string[] {
  const legs = new Set<string>()
  for (const filled of fillings(graph)) {
    for (const day of days) {
      for (const regime of territory.regimes) {
        for (const flow of onDay(filled, day, regime, 'a').flatMap(({ flows }) => flows)) legs.add(flow)
      }
    }
  }
  const isOpen = (end: FlowEnd, stated: string | null) => {
    const system = end.kind === 'system' ? graph.systems.get(end.key)! : null
    const organization = system ? system.operator : end.key
    const isPlaced =
      stated || system?.countries.length || (organization && graph.organizations.get(organization)!.country)
    return organization === null || !isPlaced
  }
  return graph.flows
    .filter((flow) => isOpen(flow.from, flow.fromCountry) || isOpen(flow.to, flow.toCountry))
    .map((flow) => flow.key)
    .filter((key) => legs.has(key))
}

function fillings(graph: FlowGraph): FlowGraph[] {
  let graphs = [graph]
  const used = new Set(graph.flows.flatMap(({ from, to }) => [from.key, to.key]))
  for (const [key, { country }] of graph.organizations) {
    if (country !== null) continue
    graphs = graphs.flatMap((each) =>
      ['IE', 'GB', 'US', 'ZZ'].map((country) => ({
        ...each,
        organizations: new Map(each.organizations).set(key, { country }),
      })),
    )
  }
  for (const [key, system] of graph.systems) {
    if (!used.has(key)) continue
    const operators = system.operator ? [system.operator] : [...organizations, `new-${key}`]
    const needsCountry = system.operator === null && system.countries.length === 0
    const countries = needsCountry ? [['IE'], ['GB'], ['US'], ['ZZ']] : [system.countries]
    graphs = graphs.flatMap((each) =>
      operators.flatMap((operator) =>
        countries.map((countries) => ({
          ...each,
          systems: new Map(each.systems).set(key, { operator, countries: [...countries] }),
        })),
      ),
    )
  }
  return graphs
}
