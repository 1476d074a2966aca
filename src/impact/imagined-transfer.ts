import { Confidence } from '../platform/tables.ts'
import { type Typed, withType } from '../record/loaders.ts'
import type { Scope } from '../record/scope.ts'
import type { TransferRow } from '../transfers/transfer/transfer.table.ts'
import type { SurveyedTransfer } from '../transfers/transfer-survey.ts'

/** The row that a transfer would have which only a scenario makes. Version 0 says that it is not on record. */
export function imaginedRow({ workspaceId, revision }: Scope, transfer: SurveyedTransfer): Typed<TransferRow> {
  const { key, name, exporter, importer, fromCountry, toCountry, regime, pair, inferred } = transfer
  const never = new Date(0)
  const row: TransferRow = {
    workspaceId,
    key,
    name,
    folded: name,
    aliases: [],
    description: null,
    source: null,
    confidence: inferred ? Confidence.INFERRED : Confidence.STATED,
    version: 0,
    changedIn: revision,
    createdAt: never,
    updatedAt: never,
    retiredAt: null,
    exporter,
    importer,
    fromCountry,
    toCountry,
    regime,
    exporterPairRole: pair.exporter,
    importerPairRole: pair.importer,
    exporterRole: transfer.exporterRole,
    importerRole: transfer.importerRole,
    touchesSystem: transfer.touchesSystem,
  }
  return withType(row, 'Transfer')
}
