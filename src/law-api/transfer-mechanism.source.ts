import type { Law } from '../law/law.ts'
import { perLaw } from '../law/per-law.ts'
import { lawId } from '../platform/global-id.ts'
import type { Typed } from '../record/loaders.ts'
import { inKeyOrder } from './law-page.ts'
import { regulationOfRegime } from './regulation.source.ts'
import type { TransferMechanism } from './transfer-mechanism.type.ts'

/** What the API shows of the mechanisms, by key and in key order. */
export const transferMechanismsOf = perLaw(
  (law): ReadonlyMap<string, Typed<TransferMechanism>> =>
    inKeyOrder(law.mechanisms, (key, row) => ({
      __typename: 'TransferMechanism',
      id: lawId('TransferMechanism', key),
      key,
      name: row.name,
      legalReference: row.legalRef,
      regime: regulationOfRegime(law, row.exporterRegimes[0]!),
      validFrom: row.validFrom,
      validTo: row.validTo,
      endedOn: row.endedOn,
      endReason: row.endReason,
      source: row.sources[0] ?? null,
      sources: row.sources,
      verification: row.verification,
    })),
)

export const transferMechanismOf = (law: Law, key: string) => transferMechanismsOf(law).get(key) ?? null
