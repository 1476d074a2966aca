import { byKey } from '../platform/by-key.ts'

/** A node of the data map: a kind of record and its key. */
export interface NodeRef {
  kind: 'system' | 'organization' | 'dataSubjectCategory'
  key: string
}

/** What a walk needs to know of a flow. */
export interface LineageFlow {
  key: string
  from: NodeRef
  to: NodeRef
  dataCategories: readonly string[]
}

/** The flows as numbers, made once for any number of walks. Numbers are given in the order in which answers stand. */
export interface LineageEdges {
  /** By kind, then key. */
  nodes: readonly NodeRef[]
  numberOf(node: NodeRef): number | undefined
  /** Keys of the flows, sorted. */
  keys: readonly string[]
  /** By edge: its position in the flows as they were given. */
  flows: readonly number[]
  from: Int32Array
  to: Int32Array
  out: Incidence
  into: Incidence
  /** Sorted. */
  categories: readonly string[]
  /** By edge: the categories it carries. */
  carried: readonly (readonly number[])[]
}

/** The edges at one of their ends: those of a node stand from `first[node]` until `first[node + 1]`. */
export interface Incidence {
  first: Int32Array
  edges: Int32Array
}

/** Numbers nodes, categories and edges, and says which edges meet at each node. */
export function buildAdjacency(given: readonly LineageFlow[]): LineageEdges {
  const flows = [...given.keys()].sort((a, b) => byKey(given[a]!.key, given[b]!.key))
  const ordered = flows.map((flow) => given[flow]!)
  const { nodes, numberOf } = numberNodes(ordered)
  const from = Int32Array.from(ordered, (flow) => numberOf(flow.from)!)
  const to = Int32Array.from(ordered, (flow) => numberOf(flow.to)!)
  const categories = [...new Set(ordered.flatMap((flow) => flow.dataCategories))].sort(byKey)
  const categoryNumber = new Map(categories.map((category, number) => [category, number]))
  return {
    nodes,
    numberOf,
    keys: ordered.map((flow) => flow.key),
    flows,
    from,
    to,
    out: incidence(from, nodes.length),
    into: incidence(to, nodes.length),
    categories,
    carried: ordered.map((flow) => flow.dataCategories.map((category) => categoryNumber.get(category)!)),
  }
}

function numberNodes(flows: readonly LineageFlow[]): Pick<LineageEdges, 'nodes' | 'numberOf'> {
  const keys = { dataSubjectCategory: new Set<string>(), organization: new Set<string>(), system: new Set<string>() }
  for (const { from, to } of flows) {
    keys[from.kind].add(from.key)
    keys[to.kind].add(to.key)
  }
  const nodes: NodeRef[] = []
  const number = (kind: NodeRef['kind']) =>
    new Map([...keys[kind]].sort(byKey).map((key) => [key, nodes.push({ kind, key }) - 1]))
  const numbers = {
    dataSubjectCategory: number('dataSubjectCategory'),
    organization: number('organization'),
    system: number('system'),
  }
  return { nodes, numberOf: ({ kind, key }) => numbers[kind].get(key) }
}

function incidence(ends: Int32Array, nodes: number): Incidence {
  const first = new Int32Array(nodes + 1)
  for (const node of ends) first[node + 1]!++
  for (let node = 0; node < nodes; node++) first[node + 1]! += first[node]!
  const next = first.slice(0, nodes)
  const edges = new Int32Array(ends.length)
  ends.forEach((node, edge) => {
    edges[next[node]!++] = edge
  })
  return { first, edges }
}
