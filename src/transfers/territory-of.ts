import type { Law } from '../law/law.ts'
import { borderRegimes, exportingWindows, insideCountries, outsideWindows } from '../law/territory.ts'
import type { Territory } from './derive-graph.ts'

const territories = new WeakMap<Law, Territory>()

/** The borders of a law, as the derivation of transfers asks for them. */
export function territoryOf(law: Law): Territory {
  let territory = territories.get(law)
  if (!territory) {
    const regimes = borderRegimes(law)
    territory = {
      regimes,
      countries: insideCountries(law),
      exporting: (regime, country) => exportingWindows(law, regime, country),
      outside: (regime, country) => outsideWindows(law, regime, country),
    }
    territories.set(law, territory)
  }
  return territory
}
