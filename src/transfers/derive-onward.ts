import type { Windows } from '../law/windows.ts'
import type { PlacedGraph } from './derive-ends.ts'
import type { Leg } from './derive-legs.ts'
import { byKey, pushTo, remember } from './derive-memo.ts'
import { common, GrowingWindows, overlap, spell, unionOf } from './derive-windows.ts'

/** The legs of one transfer, which share its regime. */
export interface LegsOfTransfer {
  key: string
  legs: readonly Leg[]
}

/** Where the data of a category can go from a node, and when: to a node, or away with a transfer. */
interface WayOut<T> {
  to: T
  windows: Windows
}

/**
 * Answers which transfers take a transfer's data onward from its importer: one hop on, over any number of the
 * importer's own nodes, on days when the data has got there. Theirs hang on them in turn.
 * Transfers that land on the same nodes on the same days share one list.
 */
export function onwardBook(graph: PlacedGraph, transfers: Iterable<LegsOfTransfer>) {
  const exitsFrom = exitsByNode(graph, transfers)
  const hopsFrom = hopsWithinOrganizations(graph)
  const lists = new Map<string, string[]>()

  function follow({ regime, category }: Leg, landings: ReadonlyMap<number, Windows>, found: Set<string>): void {
    const reached = new GrowingWindows()
    for (const [node, windows] of landings) reached.add(node, windows)
    reached.settle((node, windows) => {
      for (const exit of exitsFrom(regime, category, node)) if (overlap(exit.windows, windows)) found.add(exit.to)
      for (const hop of hopsFrom(category, node)) reached.add(hop.to, common(windows, hop.windows))
    })
  }

  return function onwardOf(legs: readonly Leg[]): string[] {
    const landings = landingsByCategory(legs)
    return remember(lists, spellLandings(legs[0]!.regime, landings), () => {
      const found = new Set<string>()
      for (const [category, nodes] of landings) follow({ ...legs[0]!, category }, nodes, found)
      return [...found].sort(byKey)
    })
  }
}

function exitsByNode(graph: PlacedGraph, transfers: Iterable<LegsOfTransfer>) {
  const exits = new Map<number, Map<string, Windows[]>>()
  const slotOf = (regime: number, category: number, node: number) =>
    (regime * graph.categories.length + category) * graph.nodes + node
  for (const { key, legs } of transfers) {
    for (const { regime, category, flow, windows } of legs) {
      pushTo(
        remember(exits, slotOf(regime, category, flow.from), () => new Map<string, Windows[]>()),
        key,
        windows,
      )
    }
  }
  const merged = new Map<number, WayOut<string>[]>()
  return (regime: number, category: number, node: number): readonly WayOut<string>[] => {
    const slot = slotOf(regime, category, node)
    return remember(merged, slot, () => waysOut(exits.get(slot) ?? new Map()))
  }
}

function hopsWithinOrganizations(graph: PlacedGraph) {
  const merged = new Map<number, WayOut<number>[]>()
  return (category: number, node: number): readonly WayOut<number>[] =>
    remember(merged, category * graph.nodes + node, () => {
      const hops = new Map<number, Windows[]>()
      for (const flow of graph.leaving(node, category)) {
        if (flow.exporter !== null && flow.exporter === flow.importer) pushTo(hops, flow.to, flow.validity)
      }
      return waysOut(hops)
    })
}

const waysOut = <T>(ways: ReadonlyMap<T, Windows[]>): WayOut<T>[] =>
  [...ways].map(([to, windows]) => ({ to, windows: unionOf(windows) }))

function landingsByCategory(legs: readonly Leg[]): Map<number, Map<number, Windows>> {
  const landings = new Map<number, Map<number, Windows>>()
  for (const { category, flow, windows } of legs) {
    const nodes = remember(landings, category, () => new Map<number, Windows>())
    const before = nodes.get(flow.to)
    nodes.set(flow.to, before ? unionOf([before, windows]) : windows)
  }
  return landings
}

function spellLandings(regime: number, landings: ReadonlyMap<number, ReadonlyMap<number, Windows>>): string {
  const words = [...landings].flatMap(([category, nodes]) =>
    [...nodes].map(([node, windows]) => `${category}@${node}:${spell(windows)}`),
  )
  return [regime, ...words.sort()].join(' ')
}
