import type { Law } from '../law/law.ts'
import { perLaw } from '../law/per-law.ts'
import { lawId } from '../platform/global-id.ts'
import type { Typed } from '../record/loaders.ts'
import { inKeyOrder } from './law-page.ts'
import type { LegalBasis } from './legal-basis.type.ts'
import { regulationsOf } from './regulation.source.ts'

/** What the API shows of the legal bases, by key and in key order. */
export const legalBasesOf = perLaw(
  (law): ReadonlyMap<string, Typed<LegalBasis>> =>
    inKeyOrder(law.legalBases, (key, { name, legalRef, regulation, kind }) => ({
      __typename: 'LegalBasis',
      id: lawId('LegalBasis', key),
      key,
      name,
      legalReference: legalRef,
      regulation: regulationsOf(law).get(regulation)!,
      kind,
    })),
)

export const legalBasisOf = (law: Law, key: string) => legalBasesOf(law).get(key) ?? null
