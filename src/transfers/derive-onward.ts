import type { Windows } from '../law/windows.ts'
import { pushTo, remember } from '../platform/maps.ts'
import type { Loaded, PlacedGraph } from './derive-ends.ts'
import type { Leg } from './derive-legs.ts'
import { common, GrowingWindows, overlap, spell, unionOf } from './derive-windows.ts'

/** A transfer and its legs, which share its regime. */
export interface LegsOfTransfer {
  key: string
  legs: readonly Leg[]
}

/** Where data can go from an outlet, and when: to another outlet, or away with a transfer, by its position. */
interface WayOut {
  to: number
  windows: Windows
}

/**
 * Answers which transfers take a transfer's data onward from its importer: one hop on, over any number of the
 * importer's own nodes, on days when the data has got there. Theirs hang on them in turn.
 * Transfers that land in the same places on the same days share one list. Lists keep the order of the transfers given.
 */
export function onwardBook(graph: PlacedGraph, transfers: readonly LegsOfTransfer[]) {
  const exitsFrom = exitsByOutlet(graph, transfers)
  const hopsFrom = hopsWithinOrganizations(graph)
  const lists = new Map<string, readonly string[]>()

  function follow(regime: number, landings: ReadonlyMap<number, Windows>): string[] {
    const found = new Set<number>()
    const reached = new GrowingWindows()
    for (const [outlet, windows] of landings) reached.add(outlet, windows)
    reached.settle((outlet, windows) => {
      for (const exit of exitsFrom(regime, outlet)) {
        if (!found.has(exit.to) && overlap(exit.windows, windows)) found.add(exit.to)
      }
      for (const hop of hopsFrom(outlet)) reached.add(hop.to, common(windows, hop.windows))
    })
    return [...found].sort((a, b) => a - b).map((position) => transfers[position]!.key)
  }

  return function onwardOf(legs: readonly Leg[]): readonly string[] {
    const { regime } = legs[0]!
    const landings = landingsOf(legs)
    return remember(lists, spellLandings(regime, landings), () => follow(regime, landings))
  }
}

function exitsByOutlet(graph: PlacedGraph, transfers: readonly LegsOfTransfer[]) {
  const exits = new Map<number, Map<number, Windows[]>>()
  const slotOf = (regime: number, outlet: number) => regime * graph.outlets.length + outlet
  for (const [position, { legs }] of transfers.entries()) {
    for (const { regime, load, windows } of legs) {
      pushTo(
        remember(exits, slotOf(regime, load.from), () => new Map<number, Windows[]>()),
        position,
        windows,
      )
    }
  }
  const merged = new Map<number, WayOut[]>()
  return (regime: number, outlet: number): readonly WayOut[] => {
    const slot = slotOf(regime, outlet)
    return remember(merged, slot, () => waysOut(exits.get(slot) ?? new Map<number, Windows[]>()))
  }
}

function hopsWithinOrganizations(graph: PlacedGraph) {
  const merged = new Map<number, WayOut[]>()
  return (outlet: number) => remember(merged, outlet, () => hopsOf(graph.outlets[outlet]!))
}

function hopsOf(outlet: readonly Loaded[]): WayOut[] {
  const hops = new Map<number, Windows[]>()
  for (const { flow, load } of outlet) {
    if (load.to !== null && flow.exporter === flow.importer) pushTo(hops, load.to, flow.validity)
  }
  return waysOut(hops)
}

const waysOut = (ways: ReadonlyMap<number, readonly Windows[]>): WayOut[] =>
  [...ways].map(([to, windows]) => ({ to, windows: unionOf(windows) }))

function landingsOf(legs: readonly Leg[]): Map<number, Windows> {
  const landings = new Map<number, Windows[]>()
  for (const { load, windows } of legs) if (load.to !== null) pushTo(landings, load.to, windows)
  return new Map(waysOut(landings).map(({ to, windows }) => [to, windows]))
}

const spellLandings = (regime: number, landings: ReadonlyMap<number, Windows>): string =>
  `${regime} ${[...landings]
    .map(([outlet, windows]) => `${outlet}:${spell(windows)}`)
    .sort()
    .join(' ')}`
