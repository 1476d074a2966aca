/** A calendar day in ISO 8601, such as 2020-07-16. Law knows days, not hours: "today" is the UTC date. */
export type IsoDate = string

/** The days from `from` to `to`, both included. Null is open: since ever, or until further notice. */
export interface Window {
  readonly from: IsoDate | null
  readonly to: IsoDate | null
}

/** Days without gaps or overlaps, in order. The empty list is never; `always` is every day. */
export type Windows = readonly Window[]

export const always: Windows = [{ from: null, to: null }]
export const never: Windows = []

// ISO days compare as text only while the year has four digits, so no day is counted past these two.
const firstDay: IsoDate = '0001-01-01'
const lastDay: IsoDate = '9999-12-31'

export function addDays(day: IsoDate, days: number): IsoDate {
  const moved = new Date(`${day}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

export function dayAfter(day: IsoDate): IsoDate {
  const inMonth = Number(day.slice(8))
  return inMonth < 28 ? `${day.slice(0, 8)}${String(inMonth + 1).padStart(2, '0')}` : addDays(day, 1)
}
export const dayBefore = (day: IsoDate): IsoDate => addDays(day, -1)

export function windowHolds(window: Window, on: IsoDate): boolean {
  return (window.from === null || window.from <= on) && (window.to === null || on <= window.to)
}

export function holds(windows: Windows, on: IsoDate): boolean {
  return windows.some((window) => windowHolds(window, on))
}

/** The days after which something may differ: each first day, and the day after each last day, in no order. */
export function edgesAfter(windows: Windows, on: IsoDate): IsoDate[] {
  const edges: IsoDate[] = []
  for (const { from, to } of windows) {
    if (from !== null && from > on) edges.push(from)
    if (to !== null && to >= on && to !== lastDay) edges.push(dayAfter(to))
  }
  return edges
}

/** Sorted, with touching and overlapping windows merged; a window that ends before it begins is dropped. */
export function union(...sets: Windows[]): Windows {
  const sorted = sets
    .flat()
    .filter((window) => window.from === null || window.to === null || window.from <= window.to)
    .sort((a, b) => compareFrom(a.from, b.from))
  const merged: { from: IsoDate | null; to: IsoDate | null }[] = []
  for (const window of sorted) {
    const last = merged.at(-1)
    if (!last || !touches(last.to, window.from)) merged.push({ from: window.from, to: window.to })
    else if (last.to !== null && (window.to === null || last.to < window.to)) last.to = window.to
  }
  return merged
}

export function intersect(a: Windows, b: Windows): Windows {
  return union(
    a.flatMap((x) =>
      b.map((y) => ({
        from: x.from === null ? y.from : y.from === null || y.from < x.from ? x.from : y.from,
        to: x.to === null ? y.to : y.to === null || x.to < y.to ? x.to : y.to,
      })),
    ),
  )
}

export function complement(windows: Windows): Windows {
  const gaps: { from: IsoDate | null; to: IsoDate | null }[] = []
  let from: IsoDate | null = null
  for (const window of union(windows)) {
    if (window.from !== null && window.from > firstDay) gaps.push({ from, to: dayBefore(window.from) })
    if (window.to === null || window.to === lastDay) return gaps
    from = dayAfter(window.to)
  }
  return [...gaps, { from, to: null }]
}

export function sameWindows(a: Windows, b: Windows): boolean {
  return a.length === b.length && a.every((x, i) => x.from === b[i]!.from && x.to === b[i]!.to)
}

/** Whether a window that begins on `from` leaves no day free after one that ends on `to` and began no later. */
const touches = (to: IsoDate | null, from: IsoDate | null): boolean =>
  to === null || from === null || from <= to || from === dayAfter(to)

const compareFrom = (a: IsoDate | null, b: IsoDate | null): number =>
  a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1
