import { startsOf } from '../lineage/answer-lineage.ts'
import type { DayMap } from '../lineage/data-map.loads.ts'
import { type Closure, walk } from '../lineage/walk.ts'
import { buildAdjacency, type NodeRef } from '../lineage/walk-edges.ts'

/**
 * The flows that carry some data through others, from its source to its last recipient: upstream of where those begin,
 * those themselves, and downstream of where they end. Depths count from the sources.
 */
export function closureThrough(day: DayMap, through: readonly string[], dataCategories: readonly string[]): Closure {
  const chosen = new Set(through)
  const middle = day.flows.filter(({ key }) => chosen.has(key))
  const carrying = new Set(dataCategories)
  const reached = (starts: readonly NodeRef[], direction: 'UPSTREAM' | 'DOWNSTREAM') =>
    walk(day.edges, starts, { direction, maxDepth: null, carrying }).edges.map(({ key }) => key)
  const on = new Set([
    ...chosen,
    ...reached(
      middle.map(({ from }) => from),
      'UPSTREAM',
    ),
    ...reached(
      middle.map(({ to }) => to),
      'DOWNSTREAM',
    ),
  ])
  // Positions of edges are those among all flows of the day.
  const flows = day.flows.map((flow, position) => ({ ...flow, position })).filter(({ key }) => on.has(key))
  const edges = buildAdjacency(flows)
  const closure = walk(edges, sources(flows, middle), { direction: 'DOWNSTREAM', maxDepth: null, carrying })
  return { ...closure, edges: closure.edges.map((edge) => ({ ...edge, flow: flows[edge.flow]!.position })) }
}

/** Where data comes in. Where flows run in a circle that nothing enters, the middle ones begin it. */
function sources(flows: DayMap['flows'], middle: DayMap['flows']): NodeRef[] {
  const starts = startsOf(flows, 'DOWNSTREAM')
  const found = walk(buildAdjacency(flows), starts, { direction: 'DOWNSTREAM', maxDepth: null, carrying: null })
  const reached = new Set(found.edges.map(({ key }) => key))
  return [...starts, ...middle.filter(({ key }) => !reached.has(key)).map(({ from }) => from)]
}
