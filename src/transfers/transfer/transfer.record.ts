import { type RecordSpec, tableInfo } from '../../record/record-spec.ts'
import { group } from '../../record/shape.ts'
import { type TransferRow, transfers } from './transfer.table.ts'

/** Read like any record, but in no manifest: the hub makes transfers from the flows. */
export const transferRecord: RecordSpec<TransferRow> = {
  typename: 'Transfer',
  section: 'transfers',
  table: tableInfo(transfers),
  entry: group({}),
  parts: {},
  kept: [],
}
