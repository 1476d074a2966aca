import type { Law } from '../law/law.ts'
import { perLaw } from '../law/per-law.ts'
import { answeringRegime, borderRegimes } from '../law/territory.ts'
import { lawId } from '../platform/global-id.ts'
import type { Typed } from '../record/loaders.ts'
import { inKeyOrder } from './law-page.ts'
import type { Regulation } from './regulation.type.ts'

/** What the API shows of the regulations, by key and in key order. */
export const regulationsOf = perLaw((law): ReadonlyMap<string, Typed<Regulation>> => {
  const bordered = new Set(borderRegimes(law).map((regime) => law.regimes.get(regime)!.regulation))
  return inKeyOrder(law.regulations, (key, { name, jurisdiction, effectiveFrom, source, verification }) => ({
    __typename: 'Regulation',
    id: lawId('Regulation', key),
    key,
    name,
    jurisdictions: jurisdiction,
    effectiveFrom,
    hasBorder: bordered.has(key),
    source,
    verification,
  }))
})

export const regulationOf = (law: Law, key: string) => regulationsOf(law).get(key) ?? null

/** The regulation of the regime that carries transfers: for Directive 95/46/EC the GDPR answers. */
export function regulationOfRegime(law: Law, regime: string): Typed<Regulation> {
  const { regulation } = law.regimes.get(answeringRegime(law, regime))!
  return regulationsOf(law).get(regulation)!
}
