import { always, type Windows } from '../law/windows.ts'
import { remember } from '../platform/maps.ts'
import type { Territory } from './derive-graph.ts'
import { common, unionOf } from './derive-windows.ts'

/** The days on which data cross a regime's border between two countries. */
export interface Crossing {
  /** Its position in the territory's list. */
  regime: number
  windows: Windows
}

/**
 * The borders between countries, each pair looked up once. A country that is not known (null) stands for all that it
 * might be: every country of the territory, and one that is outside all regimes.
 */
export interface Borders {
  regimes: readonly string[]
  crossings(from: string | null, to: string | null): readonly Crossing[]
  /** The days on which the country is a third country to the regime. */
  outside(regime: number, country: string | null): Windows
}

export function bordersOf(territory: Territory): Borders {
  const { regimes, countries } = territory
  const pairs = new Map<string, readonly Crossing[]>()
  const thirdCountries = regimes.map(() => new Map<string, Windows>())

  const outside = (regime: number, country: string | null): Windows =>
    country === null
      ? always
      : remember(thirdCountries[regime]!, country, () => territory.outside(regimes[regime]!, country))

  function crossingsBetween(from: string | null, to: string | null): Crossing[] {
    const senders = from === null ? countries : [from]
    return regimes
      .map((name, regime) => {
        const days = senders.map((sender) => common(territory.exporting(name, sender), outside(regime, to)))
        return { regime, windows: unionOf(days) }
      })
      .filter((crossing) => crossing.windows.length > 0)
  }

  return {
    regimes,
    outside,
    crossings: (from, to) => remember(pairs, `${from ?? ''}>${to ?? ''}`, () => crossingsBetween(from, to)),
  }
}
