import { type Status, statusOf } from '../law/status.ts'
import type { IsoDate } from '../law/windows.ts'
import type { Scope } from '../record/scope.ts'
import type { TransferRow } from './transfer/transfer.table.ts'
import { factsLoader } from './transfer-facts.ts'

/** The status of a transfer on a date. */
export async function statusOn(scope: Scope, transfer: TransferRow, on: IsoDate): Promise<Status> {
  return statusOf(scope.law, await factsLoader(scope).load(transfer), on)
}
