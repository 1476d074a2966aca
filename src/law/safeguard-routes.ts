import { certificationNeed } from './adequacy-routes.ts'
import { standardsOf } from './decisions.ts'
import { type Facts, type SafeguardFacts, StatusCode } from './facts.ts'
import type { Law } from './law.ts'
import type { Mechanism } from './mechanism.ts'
import { contractWindows, fitsPair, fitsRegime, mechanismOf } from './mechanism-windows.ts'
import type { Mismatch, Route } from './route.ts'

/** The way that a safeguard opens whose mechanism is no adequacy decision. */
export function safeguardRoute(law: Law, { transfer, certifications }: Facts, safeguard: SafeguardFacts): Route {
  const { mechanism: key, validFrom, validTo } = safeguard
  const mechanism = mechanismOf(law, key)
  const needed = mechanism.certification.required !== false
  return {
    code: mechanism.category === 'derogation' ? StatusCode.DEROGATION : StatusCode.SAFEGUARDED,
    mechanism,
    restsOn: key,
    decision: null,
    safeguard,
    recorded: true,
    lawful: contractWindows(law, key, transfer.pair, validFrom),
    own: [{ from: validFrom, to: validTo }],
    mismatches: mismatchesOf(law, mechanism, transfer),
    certification: needed ? certificationNeed(standardsOf(law, key), certifications) : null,
  }
}

/** In what an arrangement of the mechanism does not fit a transfer; empty: it fits. */
export function mismatchesOf(
  law: Law,
  mechanism: Mechanism,
  { regime, toCountry, pair }: Pick<Facts['transfer'], 'regime' | 'toCountry' | 'pair'>,
): Mismatch[] {
  const { destinations } = mechanism
  const found: Mismatch[] = []
  if (!fitsRegime(law, mechanism, regime)) found.push('regime')
  if (destinations !== 'any' && !destinations.includes(toCountry)) found.push('destination')
  if (!fitsPair(mechanism, pair)) found.push('pair')
  return found
}

const order = ['bcr', 'scc', 'scc-legacy', 'appropriate-safeguard', 'derogation']

/** Which of several that hold is named: by category, then the one that runs longer, then by key. */
export function compareSafeguardRoutes(a: Route, b: Route): number {
  const [x, y] = [a.safeguard!, b.safeguard!]
  const byCategory = order.indexOf(a.mechanism.category) - order.indexOf(b.mechanism.category)
  if (byCategory !== 0) return byCategory
  if (x.validTo !== y.validTo) return x.validTo === null || (y.validTo !== null && x.validTo > y.validTo) ? -1 : 1
  return x.key < y.key ? -1 : 1
}
