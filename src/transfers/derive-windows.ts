import { type IsoDate, never, union, type Window, type Windows } from '../law/windows.ts'

/** The days of both. Most flows are undated and most borders fixed, so the common answers are given without work. */
export function common(a: Windows, b: Windows): Windows {
  if (a === b || isAlways(b)) return a
  if (isAlways(a)) return b
  const shared: Window[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i]!, b[j]!]
    if (meet(x, y))
      shared.push({ from: startsBefore(x.from, y.from) ? y.from : x.from, to: endsBefore(x.to, y.to) ? x.to : y.to })
    if (endsBefore(x.to, y.to)) i++
    else j++
  }
  return shared.length > 0 ? shared : never
}

/** Whether the sets have a day in common. */
export const overlap = (a: Windows, b: Windows): boolean => a.some((x) => b.some((y) => meet(x, y)))

/** The days of any of the sets. */
export function unionOf(sets: readonly Windows[]): Windows {
  let widest: Windows = never
  for (const windows of sets) if (covers(windows, widest)) widest = windows
  return sets.every((windows) => covers(widest, windows)) ? widest : union([...new Set(sets)].flat())
}

/** A word for a set of days: the same for equal sets. */
export const spell = (windows: Windows): string => windows.map(({ from, to }) => `${from ?? ''}~${to ?? ''}`).join(',')

/** Sets of days by slot that only grow, so that spreading them from slot to slot comes to an end, cycles included. */
export class GrowingWindows {
  private readonly settled = new Map<number, Windows>()
  private readonly arriving = new Map<number, Windows[]>()

  add(slot: number, windows: Windows): void {
    const before = this.settled.get(slot)
    if (before ? covers(before, windows) : windows.length === 0) return
    const waiting = this.arriving.get(slot)
    if (!waiting) this.arriving.set(slot, before ? [before, windows] : [windows])
    else if (waiting.at(-1) !== windows) waiting.push(windows)
  }

  /** Visits each slot whenever its days grew, until nothing grows; the visit may add to any slot. */
  settle(visit: (slot: number, windows: Windows) => void): void {
    // A map iterates over what is added meanwhile, and what was deleted and comes again goes to the end: a queue.
    for (const [slot, waiting] of this.arriving) {
      this.arriving.delete(slot)
      const windows = unionOf(waiting)
      this.settled.set(slot, windows)
      visit(slot, windows)
    }
  }
}

const isAlways = (windows: Windows): boolean =>
  windows.length === 1 && windows[0]!.from === null && windows[0]!.to === null

const covers = (a: Windows, b: Windows): boolean =>
  a === b || b.every((y) => a.some((x) => !startsBefore(y.from, x.from) && !endsBefore(x.to, y.to)))

const meet = (x: Window, y: Window): boolean =>
  (x.from === null || y.to === null || x.from <= y.to) && (y.from === null || x.to === null || y.from <= x.to)

const startsBefore = (a: IsoDate | null, b: IsoDate | null): boolean => b !== null && (a === null || a < b)
const endsBefore = (a: IsoDate | null, b: IsoDate | null): boolean => a !== null && (b === null || a < b)
