import { byEdgeOrder, byNodeOrder, type Closure, type ClosureEdge, type ClosureNode } from './walk.ts'

/** The last node and the last edge handed out, or null when none was yet. It holds its place when the graph changes. */
export interface Position {
  node: Pick<ClosureNode, 'depth' | 'kind' | 'key'> | null
  edge: Pick<ClosureEdge, 'depth' | 'key'> | null
}

export interface ClosurePage extends Closure {
  /** Nothing is left after this page. */
  complete: boolean
  /** Where to go on; null when complete. */
  next: Position | null
}

/** Hands out nodes and edges in their order, as many as the budget allows, from strictly after a position on. */
export function page(closure: Closure, budget: { nodes: number; edges: number }, after: Position | null): ClosurePage {
  const firstNode = countWhile(closure.nodes, (node) => after?.node != null && byNodeOrder(node, after.node) <= 0)
  const firstEdge = countWhile(closure.edges, (edge) => after?.edge != null && byEdgeOrder(edge, after.edge) <= 0)
  const nodes = closure.nodes.slice(firstNode, firstNode + budget.nodes)
  const edges = closure.edges.slice(firstEdge, firstEdge + budget.edges)
  const complete =
    firstNode + nodes.length === closure.nodes.length && firstEdge + edges.length === closure.edges.length
  return { nodes, edges, complete, next: complete ? null : positionAfter(nodes.at(-1), edges.at(-1), after) }
}

function positionAfter(node: ClosureNode | undefined, edge: ClosureEdge | undefined, after: Position | null): Position {
  return {
    node: node ? { depth: node.depth, kind: node.kind, key: node.key } : (after?.node ?? null),
    edge: edge ? { depth: edge.depth, key: edge.key } : (after?.edge ?? null),
  }
}

/** How many come first of which it is true, in a list where it is true of a first part only. */
function countWhile<T>(list: readonly T[], isTrue: (item: T) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isTrue(list[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
