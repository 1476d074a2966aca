import type { Reason, RecordRef } from './facts.ts'
import type { Law } from './law.ts'
import type { RolePair } from './mechanism.ts'
import { isSupposed, type SupposedEnds } from './supposed-ends.ts'
import { dayAfter, type IsoDate, type Window, type Windows } from './windows.ts'

/** The time of a record: "from 2023-09-01 until 2024-08-31"; what is left open is not stated. */
export const period = ({ from, to }: Window): string =>
  from || to
    ? `${from ? `from ${from}` : 'beginning not stated'}${to ? ` until ${to}` : ', end not stated'}`
    : 'dates not stated'

/**
 * The time of a law or of a fact worked out from it: "since 2023-07-10", "from 2016-07-12 until 2020-07-15", and of an end
 * that a what-if supposes "since 2023-07-10, in this scenario until 2026-12-31".
 */
export const periods = (windows: Windows, supposed: SupposedEnds = new Set()): string =>
  listed(windows.map((window) => periodOf(window, isSupposed(window, supposed)))) || 'on no day'

function periodOf({ from, to }: Window, supposed: boolean): string {
  if (!to) return from ? `since ${from}` : 'at all times'
  if (supposed) return `${from ? `since ${from}, ` : ''}in this scenario until ${to}`
  return `${from ? `from ${from} ` : ''}until ${to}`
}

/**
 * "held until 2020-07-15: it was annulled", "holds only from 2023-07-10" or both, of what does not hold on the date; where
 * a what-if supposes the end, "ends on 2027-01-01 in this scenario".
 */
export function outOfTime(
  windows: Windows,
  on: IsoDate,
  endReason: string | null = null,
  supposed: SupposedEnds = new Set(),
): string {
  const past = windows.findLast(({ to }) => to !== null && to < on)
  const next = windows.find(({ from }) => from !== null && from > on)
  const isEndSupposed = past !== undefined && isSupposed(past, supposed)
  const ended = past && (isEndSupposed ? `ends on ${dayAfter(past.to!)} in this scenario` : `held until ${past.to}`)
  const why = past && !isEndSupposed && endReason ? `: ${endReason}` : ''
  const words = [ended, next && `holds only from ${next.from}`].filter(Boolean)
  return `${words.join(' and ') || 'holds on no day'}${why}`
}

export const pairWords = ({ exporter, importer }: RolePair): string => `${exporter} to ${importer}`

export const countryName = (law: Law, code: string): string => law.countries.get(code)?.name ?? code

export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

export const reason = (
  rule: string,
  message: string,
  legalReference: string | null = null,
  records: RecordRef[] = [],
): Reason => ({ rule, message, legalReference, records })
