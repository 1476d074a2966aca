import type { Windows } from '../law/windows.ts'
import type { PlacedFlow } from './derive-ends.ts'
import { GrowingWindows } from './derive-windows.ts'

/** Stands for whoever operates a system of which that is not stated. */
export const anyone = Symbol('anyone')
export type Holder = string | typeof anyone

/** Whether the flow may stay within the organization that sends. */
export const mayBeSame = (sender: Holder, flow: PlacedFlow): boolean =>
  sender === anyone || flow.importer === null || sender === flow.importer

/** Whether the flow may go to another organization than the one that sends. */
export const mayDiffer = (sender: Holder, flow: PlacedFlow): boolean =>
  flow.from !== flow.to && (sender === anyone || flow.importer === null || sender !== flow.importer)

/** The days on which a regime's data of a category has reached a node, for each outlet that takes it on from there. */
export class ReachedOutlets {
  private readonly windows = new GrowingWindows()
  private readonly holders = new Map<number, string>()

  constructor(private readonly outlets: number) {}

  /** `holder` says whose the node would be that it reaches; it counts only where the operator is not stated. */
  add(regime: number, outlet: number | null, windows: Windows, holder: Holder): void {
    if (outlet === null || windows.length === 0) return
    const slot = (regime * this.outlets + outlet) * 2
    this.windows.add(this.isHolder(slot, holder) ? slot : slot + 1, windows)
  }

  settle(visit: (regime: number, outlet: number, windows: Windows, holder: Holder) => void): void {
    this.windows.settle((slot, windows) => {
      const place = Math.floor(slot / 2)
      const holder = this.holders.get(slot) ?? anyone
      visit(Math.floor(place / this.outlets), place % this.outlets, windows, holder)
    })
  }

  // One holder is remembered for each place. With a second one it may be anyone's, which saves a walk for each.
  private isHolder(slot: number, holder: Holder): boolean {
    if (holder === anyone) return false
    const known = this.holders.get(slot)
    if (known === undefined) this.holders.set(slot, holder)
    return known === undefined || known === holder
  }
}
