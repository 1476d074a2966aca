import { decisionsOn } from './decisions.ts'
import type { Facts } from './facts.ts'
import type { Law } from './law.ts'
import type { Mechanism } from './mechanism.ts'
import { fitsPair, fitsRegime, mechanismWindows } from './mechanism-windows.ts'
import { holds, type IsoDate, windowHolds } from './windows.ts'

/** What exporter and importer are to each other: some mechanisms are for such ends only. */
export type Between = ReadonlySet<NonNullable<Mechanism['between']>>

/**
 * The mechanisms by which a transfer could be covered on a date: those that fit regime, pair of roles, destination, date
 * and who the ends are. Those already signed between them come first, then the order the law prefers, then keys. What can
 * no longer be signed or obtained is not among them.
 */
export function fallbacks(law: Law, { transfer, safeguards }: Facts, between: Between, on: IsoDate): string[] {
  const { regime, toCountry, pair } = transfer
  const decided = new Set(
    decisionsOn(law, regime, toCountry)
      .filter(({ windows }) => holds(windows, on))
      .map(({ mechanism }) => mechanism),
  )
  // A decision reaches what is decided on the date, and not the countries that its row names: it may have ended for one.
  const reaches = (key: string, { category, destinations }: Mechanism) =>
    category.startsWith('adequacy')
      ? decided.has(key)
      : destinations === 'any' || (Array.isArray(destinations) && destinations.includes(toCountry))
  const signed = new Set(
    safeguards
      .filter(({ validFrom, validTo }) => windowHolds({ from: validFrom, to: validTo }, on))
      .map(({ mechanism }) => mechanism),
  )
  const isOpen = ({ between: ends, newUntil }: Mechanism) =>
    (ends === undefined || between.has(ends)) && (newUntil === undefined || on <= newUntil)
  return [...law.mechanisms]
    .filter(([key, mechanism]) => signed.has(key) || isOpen(mechanism))
    .filter(([key, mechanism]) => fitsRegime(law, mechanism, regime) && reaches(key, mechanism))
    .filter(([key, mechanism]) => fitsPair(mechanism, pair) && holds(mechanismWindows(law, key, pair), on))
    .sort(
      ([a, one], [b, other]) =>
        Number(signed.has(b)) - Number(signed.has(a)) || one.preference - other.preference || (a < b ? -1 : 1),
    )
    .map(([key]) => key)
}
