import { lockWorkspace } from '../history/record-changes.ts'
import type { Scope } from '../record/scope.ts'
import { keepTransfers } from './keep-transfers.ts'
import { territoryName } from './territory-of.ts'

/** Brings the transfers of a workspace in step with a territory that another release derived them under. */
export async function deriveAnew(scope: Scope): Promise<void> {
  await lockWorkspace(scope)
  await keepTransfers(scope, null)
  await scope.sql`select types.note_territory(${scope.workspaceId}, ${territoryName(scope.law)})`
}
