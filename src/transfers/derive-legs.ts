import type { Windows } from '../law/windows.ts'
import { remember } from '../platform/maps.ts'
import type { Borders } from './derive-borders.ts'
import type { Load, PlacedFlow, PlacedGraph } from './derive-ends.ts'
import { anyone, mayBeSame, mayDiffer, ReachedOutlets } from './derive-reach.ts'
import { common, unionOf } from './derive-windows.ts'

/** The days on which a flow takes one category over a regime's border, or onward from it, between two countries. */
export interface Leg {
  flow: PlacedFlow
  load: Load
  /** Its position in the territory's list. */
  regime: number
  /** Position of the countries among the flow's pairs. */
  pair: number
  windows: Windows
}

/**
 * Every leg of every transfer, onward ones included. Where organizations or countries are not known, every leg that
 * some value of them would make: run it on the known part for what is, on the whole for what may be.
 */
export function deriveLegs(graph: PlacedGraph, borders: Borders): Leg[] {
  const legs = directLegs(graph, borders)
  const onward = onwardLegs(graph, borders, legs)
  for (const leg of legs) {
    const also = onward.take(leg)
    if (also) leg.windows = unionOf([leg.windows, also.windows])
  }
  return legs.concat(onward.rest())
}

function directLegs(graph: PlacedGraph, borders: Borders): Leg[] {
  const legs: Leg[] = []
  for (const flow of graph.flows) {
    if (!mayDiffer(flow.exporter ?? anyone, flow)) continue
    for (const [pair, { from, to }] of flow.pairs.entries()) {
      for (const { regime, windows: crossed } of borders.crossings(from, to)) {
        const windows = common(crossed, flow.validity)
        if (windows.length > 0) for (const load of flow.loads) legs.push({ flow, load, regime, pair, windows })
      }
    }
  }
  return legs
}

/** Follows what crossed a border, within organizations and from one to the next, until it reaches nothing new. */
function onwardLegs(graph: PlacedGraph, borders: Borders, direct: readonly Leg[]): OnwardLegs {
  const legs = new OnwardLegs(borders.regimes.length)
  const reached = new ReachedOutlets(graph.outlets.length)
  for (const { regime, load, windows } of direct) reached.add(regime, load.to, windows, anyone)

  reached.settle((regime, outlet, days, holder) => {
    for (const { flow, load } of graph.outlets[outlet]!) {
      const carried = common(days, flow.validity)
      const sender = flow.exporter ?? holder
      if (mayBeSame(sender, flow)) reached.add(regime, load.to, carried, flow.importer === null ? sender : anyone)
      if (carried.length === 0 || !mayDiffer(sender, flow)) continue
      for (const [pair, { from, to }] of flow.pairs.entries()) {
        if (from !== null && from === to) continue
        const windows = common(carried, borders.outside(regime, to))
        legs.add({ flow, load, regime, pair, windows })
        reached.add(regime, load.to, windows, anyone)
      }
    }
  })
  return legs
}

/** Onward legs by what they are legs of, as the same one is met again whenever its days grow. */
class OnwardLegs {
  private readonly byLoad = new Map<Load, Map<number, Leg>>()

  constructor(private readonly regimes: number) {}

  add(leg: Leg): void {
    if (leg.windows.length === 0) return
    const ofLoad = remember(this.byLoad, leg.load, () => new Map<number, Leg>())
    const before = ofLoad.get(this.slotOf(leg))
    if (before) before.windows = unionOf([before.windows, leg.windows])
    else ofLoad.set(this.slotOf(leg), leg)
  }

  /** Removes and answers the one that is a leg of the same. */
  take(leg: Leg): Leg | undefined {
    const ofLoad = this.byLoad.get(leg.load)
    const found = ofLoad?.get(this.slotOf(leg))
    if (found) ofLoad?.delete(this.slotOf(leg))
    return found
  }

  rest(): Leg[] {
    return [...this.byLoad.values()].flatMap((ofLoad) => [...ofLoad.values()])
  }

  private slotOf({ pair, regime }: Leg): number {
    return pair * this.regimes + regime
  }
}
