import { groupBy } from './group-by.ts'
import type { Law } from './law.ts'
import { perLaw } from './per-law.ts'
import type { RegimeKey } from './regime.ts'
import { complement, never, union, type Windows } from './windows.ts'

/** Where a regime, its predecessors included, has a country inside: as exporter too, and for data sent there. */
interface Place {
  exporting: Windows
  inside: Windows
  outside: Windows
}
const nowhere: Place = { exporting: never, inside: never, outside: complement(never) }

/** The regimes under which transfers are made: all but those that a later one answers for. */
export const borderRegimes = perLaw((law): RegimeKey[] => {
  const predecessors = new Set([...law.regimes.values()].map(({ predecessor }) => predecessor))
  return [...law.regimes.keys()].filter((key) => !predecessors.has(key))
})

/** The regime and all it answers for, latest first. */
export function regimeFamily(law: Law, regime: RegimeKey): RegimeKey[] {
  const family: RegimeKey[] = []
  for (let key: RegimeKey | null = regime; key !== null; key = law.regimes.get(key)?.predecessor ?? null)
    family.push(key)
  return family
}

/** The regime that carries transfers and answers for this one: itself or a successor. */
export const answeringRegime = (law: Law, regime: RegimeKey): RegimeKey =>
  borderRegimes(law).find((border) => regimeFamily(law, border).includes(regime)) ?? regime

/** The days on which an exporter in the country exports under the regime. */
export const exportingWindows = (law: Law, regime: RegimeKey, country: string): Windows =>
  placeOf(law, regime, country).exporting

/** The days on which data sent to the country do not leave the regime. */
export const insideWindows = (law: Law, regime: RegimeKey, country: string): Windows =>
  placeOf(law, regime, country).inside

/** The days on which the country is a third country to the regime. */
export const outsideWindows = (law: Law, regime: RegimeKey, country: string): Windows =>
  placeOf(law, regime, country).outside

/** Every country that is inside some regime on some date. */
export const insideCountries = perLaw((law): string[] => {
  const rows = [...law.regimes.values()].flatMap(({ territory }) => territory)
  return [...new Set(rows.map(({ country }) => country))].sort()
})

const placeOf = (law: Law, regime: RegimeKey, country: string): Place =>
  placesByRegime(law).get(regime)?.get(country) ?? nowhere

const placesByRegime = perLaw((law) => new Map([...law.regimes.keys()].map((regime) => [regime, places(law, regime)])))

function places(law: Law, regime: RegimeKey): Map<string, Place> {
  const rows = regimeFamily(law, regime).flatMap((key) => law.regimes.get(key)!.territory)
  const byCountry = groupBy(rows, ({ country }) => country)
  return new Map(
    [...byCountry].map(([country, own]) => {
      const inside = union(own)
      return [
        country,
        { exporting: union(own.filter(({ side }) => side === 'both')), inside, outside: complement(inside) },
      ]
    }),
  )
}
