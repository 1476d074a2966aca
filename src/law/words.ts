import type { Reason, RecordRef } from './facts.ts'
import type { Law } from './law.ts'
import type { RolePair } from './mechanism.ts'
import type { IsoDate, Window, Windows } from './windows.ts'

/** "from 2023-09-01 until 2024-08-31"; what is open is not stated rather than infinite. */
export const period = ({ from, to }: Window): string =>
  `${from ? `from ${from}` : 'beginning not stated'}${to ? ` until ${to}` : ', end not stated'}`

export const periods = (windows: Windows): string => windows.map(period).join('; ') || 'on no day'

/** "ended on 2020-07-15", "begins on 2023-07-10" or both, for windows that do not hold on the date. */
export function outOfTime(windows: Windows, on: IsoDate): string {
  const past = windows.findLast(({ to }) => to !== null && to < on)
  const next = windows.find(({ from }) => from !== null && from > on)
  const words = [past && `held until ${past.to}`, next && `holds only from ${next.from}`].filter(Boolean)
  return words.join(' and ') || 'holds on no day'
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
