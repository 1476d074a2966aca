import { type Decision, decisionsOn, standardsOf, windowsFrom } from './decisions.ts'
import { type CertificationFacts, type Facts, type SafeguardFacts, StatusCode } from './facts.ts'
import type { Law } from './law.ts'
import type { Mechanism } from './mechanism.ts'
import { fitsPair, fitsRegime, mechanismOf, mechanismWindows } from './mechanism-windows.ts'
import { perLaw } from './per-law.ts'
import type { CertificationNeed, Mismatch, Route } from './route.ts'
import { always, union } from './windows.ts'

/**
 * The ways to rely on an adequacy decision: each decision on the to-country, each claim to rely on one (a safeguard that
 * names it), and each list of certified importers that the importer is on although it is another regime's or country's.
 */
export function adequacyRoutes(
  law: Law,
  { transfer, certifications }: Facts,
  claims: readonly SafeguardFacts[],
): Route[] {
  const decisions = decisionsOn(law, transfer.regime, transfer.toCountry)
  const routes = decisions.map((decision) => decisionRoute(law, decision, transfer, certifications, null))
  for (const claim of claims) {
    const meant = decisions.filter(({ claimedAs }) => claimedAs.includes(claim.mechanism))
    if (meant.length === 0) routes.push(strayRoute(law, claim.mechanism, transfer, claim, []))
    else routes.push(...meant.map((decision) => decisionRoute(law, decision, transfer, certifications, claim)))
  }
  const counted = decisions.flatMap(({ standards }) => standards)
  for (const [standard, key] of certifiedLists(law)) {
    if (counted.includes(standard)) continue
    const held = certifications.filter((certification) => meets(certification, [standard]))
    if (held.length > 0) routes.push(strayRoute(law, key, transfer, null, held))
  }
  return routes
}

function decisionRoute(
  law: Law,
  decision: Decision,
  { fromCountry, touchesSystem, pair }: Facts['transfer'],
  certifications: readonly CertificationFacts[],
  claim: SafeguardFacts | null,
): Route {
  const certification = decision.reach === 'full' ? null : certificationNeed(decision.standards, certifications)
  const mechanism = mechanismOf(law, decision.mechanism)
  return {
    code: StatusCode.ADEQUATE,
    mechanism,
    restsOn: decision.mechanism,
    decision,
    safeguard: claim,
    recorded: claim !== null || (certification !== null && certification.held.length > 0),
    lawful: windowsFrom(decision, fromCountry),
    own: claim ? [{ from: claim.validFrom, to: claim.validTo }] : always,
    mismatches: fitsPair(mechanism, pair) ? [] : ['pair'],
    certification: decision.metBySystems && touchesSystem ? null : certification,
  }
}

/** What is on record for a list or decision that is none of this regime on this country. */
function strayRoute(
  law: Law,
  key: string,
  transfer: Facts['transfer'],
  claim: SafeguardFacts | null,
  held: readonly CertificationFacts[],
): Route {
  const mechanism = mechanismOf(law, key)
  return {
    code: StatusCode.ADEQUATE,
    mechanism,
    restsOn: key,
    decision: null,
    safeguard: claim,
    recorded: true,
    lawful: mechanismWindows(law, key, transfer.pair),
    own: claim ? [{ from: claim.validFrom, to: claim.validTo }] : always,
    mismatches: strayMismatches(law, mechanism, transfer),
    certification: held.length > 0 ? certificationNeed(standardsOf(law, key), held) : null,
  }
}

const strayMismatches = (law: Law, mechanism: Mechanism, { regime }: Facts['transfer']): Mismatch[] =>
  fitsRegime(law, mechanism, regime) ? ['destination'] : ['regime']

/** What the importer has of the standards, given all its certifications. */
export function certificationNeed(
  standards: readonly string[],
  certifications: readonly CertificationFacts[],
): CertificationNeed {
  const held = certifications.filter((certification) => meets(certification, standards))
  return {
    standards,
    held: held.sort((a, b) => (a.key < b.key ? -1 : 1)),
    windows: union(held.map(({ validFrom, validTo }) => ({ from: validFrom, to: validTo }))),
  }
}

const meets = (certification: CertificationFacts, standards: readonly string[]): boolean => {
  const held = certification.standard.toLowerCase()
  return standards.some((standard) => standard.toLowerCase() === held)
}

/** Each list of certified importers, by the standard that says an importer is on it. */
const certifiedLists = perLaw((law): (readonly [string, string])[] =>
  [...law.mechanisms]
    .filter(([, { category }]) => category === 'adequacy-certified')
    .map(([key, { certification }]) => [certification.standard!, key]),
)
