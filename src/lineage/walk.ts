import { byKey } from '../platform/by-key.ts'
import type { LineageEdges, NodeRef } from './walk-edges.ts'
import { joinReaches, type Reach, reach } from './walk-reach.ts'

export interface WalkOptions {
  direction: 'UPSTREAM' | 'DOWNSTREAM' | 'BOTH'
  /** Null: as far as it goes. 0: only the starts. */
  maxDepth: number | null
  /** Only edges that carry one of these, and only these count. Null: all edges, also where no category arrived. */
  carrying: ReadonlySet<string> | null
}

/** All that a walk comes to: nodes by depth, kind and key, edges by depth and key. */
export interface Closure {
  nodes: ClosureNode[]
  edges: ClosureEdge[]
}

export interface ClosureNode extends NodeRef {
  /** Steps from the nearest start. */
  depth: number
  /** Categories that can come here from a start, or go from here to one, along the edges walked. Sorted. */
  carries: readonly string[]
}

export interface ClosureEdge {
  key: string
  /** Depth of the end it was found from. */
  depth: number
  /** Its position in the flows that the adjacency was built from. */
  flow: number
}

/** Everything upstream of the starts, downstream of them, or either. A start that no flow touches is in it, too. */
export function walk(graph: LineageEdges, starts: readonly NodeRef[], options: WalkOptions): Closure {
  const { direction, maxDepth, carrying } = options
  const counting = carrying && graph.categories.map((category) => carrying.has(category))
  const numbers = starts.map((start) => graph.numberOf(start)).filter((number) => number !== undefined)
  const reachFrom = (forward: boolean) => reach(graph, numbers, { forward, maxDepth, carrying: counting })
  const found =
    direction === 'BOTH' ? joinReaches(graph, reachFrom(true), reachFrom(false)) : reachFrom(direction === 'DOWNSTREAM')
  return {
    nodes: [...nodesOf(graph, found), ...withoutFlows(graph, starts)].sort(byNodeOrder),
    edges: edgesOf(graph, found),
  }
}

/** Depth, then kind, then key. */
export const byNodeOrder = (a: Omit<ClosureNode, 'carries'>, b: Omit<ClosureNode, 'carries'>): number =>
  a.depth - b.depth || byKey(a.kind, b.kind) || byKey(a.key, b.key)

/** Depth, then key. */
export const byEdgeOrder = (a: Omit<ClosureEdge, 'flow'>, b: Omit<ClosureEdge, 'flow'>): number =>
  a.depth - b.depth || byKey(a.key, b.key)

function nodesOf(graph: LineageEdges, { nodes, depths, carries }: Reach): ClosureNode[] {
  return inOrder(nodes, depths).map((place) => {
    const { kind, key } = graph.nodes[nodes[place]!]!
    return { kind, key, depth: depths[place]!, carries: carries.namesAt(place) }
  })
}

function edgesOf(graph: LineageEdges, { edges, edgeDepths }: Reach): ClosureEdge[] {
  return inOrder(edges, edgeDepths).map((place) => {
    const edge = edges[place]!
    return { key: graph.keys[edge]!, depth: edgeDepths[place]!, flow: graph.flows[edge]! }
  })
}

/** Places in order of depth, then number: numbers were given in the order of names. */
const inOrder = (numbers: readonly number[], depths: readonly number[]): number[] =>
  [...numbers.keys()].sort((a, b) => depths[a]! - depths[b]! || numbers[a]! - numbers[b]!)

/** Starts that no flow touches, each once. */
function withoutFlows(graph: LineageEdges, starts: readonly NodeRef[]): ClosureNode[] {
  const alone = new Map<string, ClosureNode>()
  for (const { kind, key } of starts) {
    if (graph.numberOf({ kind, key }) === undefined) alone.set(`${kind} ${key}`, { kind, key, depth: 0, carries: [] })
  }
  return [...alone.values()]
}
