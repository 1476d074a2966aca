import { adequacyRoutes } from './adequacy-routes.ts'
import { fullyAdequate } from './decisions.ts'
import { type AssessmentFacts, type CertificationFacts, type Facts, type SafeguardFacts, StatusCode } from './facts.ts'
import type { Law } from './law.ts'
import { mechanismOf } from './mechanism-windows.ts'
import type { Regime } from './regime.ts'
import type { Route } from './route.ts'
import { compareSafeguardRoutes, safeguardRoute } from './safeguard-routes.ts'
import { exportingWindows, regimeFamily } from './territory.ts'
import type { IsoDate, Windows } from './windows.ts'

/** Facts and law brought together once, to be asked about any date. */
export interface Question {
  law: Law
  regime: Regime
  transfer: Facts['transfer']
  /** In the order in which the first that holds is chosen. */
  routes: readonly Route[]
  assessments: readonly AssessmentFacts[]
  /** The importer's. */
  certifications: readonly CertificationFacts[]
  /** When the from-country exports under the regime; on other days the transfer is an onward one. */
  exporting: Windows
  /** When a full decision of the regime covers the from-country. */
  fromAdequate: Windows
  /** The first day for which the data can say that nothing covers. */
  dataFrom: IsoDate
}

export function ask(law: Law, facts: Facts): Question {
  const { transfer, assessments } = facts
  const regime = law.regimes.get(transfer.regime)
  if (!regime) throw new Error(`No regime has the key ${transfer.regime}.`)
  const between = facts.safeguards.filter(
    ({ exporter, importer }) => exporter === transfer.exporter && importer === transfer.importer,
  )
  const certifications = facts.certifications.filter(({ organization }) => organization === transfer.importer)
  const own = { transfer, assessments, safeguards: between, certifications }
  return {
    law,
    regime,
    transfer,
    assessments,
    certifications,
    routes: routesOf(law, own),
    exporting: exportingWindows(law, transfer.regime, transfer.fromCountry),
    fromAdequate: fullyAdequate(law, transfer.regime, transfer.fromCountry),
    dataFrom: regimeFamily(law, transfer.regime)
      .map((key) => law.regimes.get(key)!.dataFrom)
      .sort()[0]!,
  }
}

function routesOf(law: Law, facts: Facts): Route[] {
  const byKey = facts.safeguards.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const claims = byKey.filter((safeguard) => claimsAdequacy(law, safeguard))
  const arrangements = byKey.filter((safeguard) => !claimsAdequacy(law, safeguard))
  const routes = arrangements.map((safeguard) => safeguardRoute(law, facts, safeguard)).sort(compareSafeguardRoutes)
  return [
    ...adequacyRoutes(law, facts, claims),
    ...routes.filter(({ code }) => code === StatusCode.SAFEGUARDED),
    ...routes.filter(({ code }) => code === StatusCode.DEROGATION),
  ]
}

const claimsAdequacy = (law: Law, { mechanism }: SafeguardFacts): boolean =>
  mechanismOf(law, mechanism).category.startsWith('adequacy')
