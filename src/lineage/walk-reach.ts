import { CategorySets } from './walk-categories.ts'
import type { LineageEdges } from './walk-edges.ts'

/** Where a walk came, as numbers: each node and each edge once. */
export interface Reach {
  nodes: readonly number[]
  /** By place in `nodes`: steps from the nearest start. */
  depths: readonly number[]
  /** By place in `nodes`. */
  carries: CategorySets
  edges: readonly number[]
  /** By place in `edges`: depth of the end it was found from. */
  edgeDepths: readonly number[]
}

export interface ReachOptions {
  forward: boolean
  maxDepth: number | null
  /** By category: whether it counts. Null: all do, and edges are walked where none arrives, too. */
  carrying: readonly boolean[] | null
}

/** Walks breadth first from the starts, then spreads categories over the edges walked: sets of nodes, never paths. */
export function reach(graph: LineageEdges, starts: readonly number[], options: ReachOptions): Reach {
  const found = findNodes(graph, starts, options)
  const { nodes, depths, edges, foundFrom } = found
  const edgeDepths = foundFrom.map((place) => depths[place]!)
  return { nodes, depths, edges, edgeDepths, carries: spreadCategories(graph, found, options) }
}

/** The union of two: of depths the smaller, of categories all. */
export function joinReaches(graph: LineageEdges, a: Reach, b: Reach): Reach {
  const nodes = joinDepths([a.nodes, a.depths], [b.nodes, b.depths])
  const edges = joinDepths([a.edges, a.edgeDepths], [b.edges, b.edgeDepths])
  const carries = new CategorySets(nodes.size, graph.categories)
  const placeOf = new Map([...nodes.keys()].map((node, place) => [node, place]))
  for (const reached of [a, b]) {
    reached.nodes.forEach((node, place) => {
      carries.addAll(placeOf.get(node)!, reached.carries, place)
    })
  }
  return {
    nodes: [...nodes.keys()],
    depths: [...nodes.values()],
    carries,
    edges: [...edges.keys()],
    edgeDepths: [...edges.values()],
  }
}

type Depths = [numbers: readonly number[], depths: readonly number[]]

function joinDepths(...sides: Depths[]): Map<number, number> {
  const joined = new Map<number, number>()
  for (const [numbers, depths] of sides) {
    numbers.forEach((number, place) => {
      joined.set(number, Math.min(depths[place]!, joined.get(number) ?? Number.POSITIVE_INFINITY))
    })
  }
  return joined
}

interface Found {
  nodes: readonly number[]
  depths: readonly number[]
  /** In the order of the nodes they were found from. */
  edges: readonly number[]
  /** By place in `edges`: place in `nodes` of the end it was found from. */
  foundFrom: readonly number[]
  placeOf: Int32Array
}

function findNodes(graph: LineageEdges, starts: readonly number[], options: ReachOptions): Found {
  const { forward, maxDepth, carrying } = options
  const { first, edges: incident } = forward ? graph.out : graph.into
  const far = forward ? graph.to : graph.from
  const nodes: number[] = []
  const depths: number[] = []
  const edges: number[] = []
  const foundFrom: number[] = []
  const placeOf = new Int32Array(graph.nodes.length).fill(-1)

  function find(node: number, depth: number): void {
    if (placeOf[node] !== -1) return
    placeOf[node] = nodes.push(node) - 1
    depths.push(depth)
  }
  for (const start of starts) find(start, 0)
  // The list of nodes is also the queue: it grows while it is walked.
  for (let place = 0; place < nodes.length && depths[place] !== maxDepth; place++) {
    const node = nodes[place]!
    for (let at = first[node]!; at < first[node + 1]!; at++) {
      const edge = incident[at]!
      if (carrying && !graph.carried[edge]!.some((category) => carrying[category])) continue
      edges.push(edge)
      foundFrom.push(place)
      find(far[edge]!, depths[place]! + 1)
    }
  }
  return { nodes, depths, edges, foundFrom, placeOf }
}

/** A start sends all that its edges carry, any other node only what has come to it; until nothing new comes anywhere. */
function spreadCategories(graph: LineageEdges, found: Found, { forward, carrying }: ReachOptions): CategorySets {
  const { nodes, depths, edges, foundFrom, placeOf } = found
  const far = forward ? graph.to : graph.from
  const carries = new CategorySets(nodes.length, graph.categories)
  const firstEdge = firstEdges(foundFrom, nodes.length)
  const isWaiting = new Uint8Array(nodes.length)
  const queue = depths.flatMap((depth, place) => (depth === 0 ? [place] : []))

  for (const place of queue) {
    isWaiting[place] = 0
    const isStart = depths[place] === 0
    for (let at = firstEdge[place]!; at < firstEdge[place + 1]!; at++) {
      const target = placeOf[far[edges[at]!]!]!
      let grew = false
      for (const category of graph.carried[edges[at]!]!) {
        if (carrying && !carrying[category]) continue
        if ((isStart || carries.has(place, category)) && carries.add(target, category)) grew = true
      }
      if (!grew || depths[target] === 0 || isWaiting[target]) continue
      isWaiting[target] = 1
      queue.push(target)
    }
  }
  return carries
}

/** Edges are found node by node: where those of each place begin, and at last where they end. */
function firstEdges(foundFrom: readonly number[], places: number): Int32Array {
  const first = new Int32Array(places + 1)
  for (const place of foundFrom) first[place + 1]!++
  for (let place = 0; place < places; place++) first[place + 1]! += first[place]!
  return first
}
