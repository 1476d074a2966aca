import { createHash } from 'node:crypto'
import { perLaw } from '../law/per-law.ts'
import { borderRegimes, exportingWindows, insideCountries, outsideWindows } from '../law/territory.ts'
import type { Territory } from './derive-graph.ts'

/** Names the regimes of a law with their territories: what transfers are derived under. */
export const territoryName = perLaw((law) =>
  createHash('sha256')
    .update(JSON.stringify([...law.regimes.values()]))
    .digest('base64url'),
)

/** The borders of a law, as the derivation of transfers asks for them. */
export const territoryOf = perLaw(
  (law): Territory => ({
    regimes: borderRegimes(law),
    countries: insideCountries(law),
    exporting: (regime, country) => exportingWindows(law, regime, country),
    outside: (regime, country) => outsideWindows(law, regime, country),
  }),
)
