import { Role } from '../../inventory/role.ts'
import { Confidence } from '../../platform/tables.ts'
import { longestFlowKey } from '../../processing/data-flow/data-flow.shape.ts'
import { type RecordSpec, rowsPart, setPart, tableInfo } from '../../record/record-spec.ts'
import { choice, country, day, flag, key, ref, text } from '../../record/scalars.ts'
import { group, list, optional, required } from '../../record/shape.ts'
import { onwardTransfers, type TransferRow, transferDataCategories, transferLegs, transfers } from './transfer.table.ts'

/** The stretch of days on which a flow carries a category over the border. */
const leg = group({
  flow: required(key(longestFlowKey)),
  dataCategory: required(ref('dataCategories')),
  startsOn: optional(day),
  endsOn: optional(day),
})

/**
 * Read like any record, but in no manifest: the hub makes transfers from the flows. Its entry is what history says of
 * one.
 */
export const transferRecord: RecordSpec<TransferRow> = {
  typename: 'Transfer',
  section: 'transfers',
  table: tableInfo(transfers),
  entry: group({
    name: required(text(500)),
    confidence: required(choice(Confidence)),
    exporter: required(ref('organizations')),
    importer: required(ref('organizations')),
    fromCountry: required(country),
    toCountry: required(country),
    regime: required(text()),
    exporterRole: required(choice(Role)),
    importerRole: required(choice(Role)),
    touchesSystem: required(flag),
    flows: required(list(leg)),
    dataCategories: required(list(ref('dataCategories'))),
    onwardTransfers: optional(list(key(512))),
  }),
  parts: {
    flows: rowsPart(transferLegs, 'transfer', ['flow', 'dataCategory', 'stretch']),
    dataCategories: setPart(transferDataCategories, 'transfer', 'dataCategory'),
    onwardTransfers: setPart(onwardTransfers, 'transfer', 'onward'),
  },
  kept: [],
}
