import type { Law } from '../law/law.ts'
import { legalBasisOf } from './legal-basis.source.ts'
import { regulationOf } from './regulation.source.ts'
import { transferMechanismOf } from './transfer-mechanism.source.ts'

/** An entry of the reference data by its GraphQL type and key; null when there is none. */
export function findInLaw(law: Law, typename: string, key: string): object | null {
  if (typename === 'TransferMechanism') return transferMechanismOf(law, key)
  if (typename === 'Regulation') return regulationOf(law, key)
  if (typename === 'LegalBasis') return legalBasisOf(law, key)
  return null
}
