import type { Sql } from '../platform/postgres.ts'
import type { Scope } from '../record/scope.ts'
import type { ChangeAction } from './history.table.ts'

/** One record's part in a revision. */
export interface RecordedChange {
  action: ChangeAction
  recordType: string
  key: string
  fields: readonly string[]
}

export interface Revision {
  revision: number
  /** The time of the change, as text that loses nothing. */
  at: string
}

/** Opens the revision that the transaction's changes belong to, or answers the one that is open; the scope is at it then. */
export async function beginChange(scope: Scope): Promise<Revision> {
  const { sql, workspaceId } = scope
  const [change] = await sql<[Revision]>`
    select revision, to_json(types.change_time()) #>> '{}' as at from types.begin_change(${workspaceId}) as revision`
  scope.revision = change.revision
  scope.revisionAt = change.at
  return change
}

/** Takes the workspace's head row, so that what is compared now is still so when it is written; answers its revision. */
export async function lockWorkspace(scope: Scope): Promise<number> {
  const { sql, workspaceId } = scope
  await sql`select types.lock_workspace(${workspaceId})`
  const [head] = await sql<[{ revision: number; at: string }]>`
    select revision, to_json(changed_at) #>> '{}' as at from hub.workspaces where workspace_id = ${workspaceId}`
  scope.revision = head.revision
  scope.revisionAt = head.at
  return head.revision
}

/** Puts on record what a revision did to which record, after what it already holds. */
export async function recordChanges(
  sql: Sql,
  workspaceId: string,
  { revision }: Revision,
  changes: readonly RecordedChange[],
): Promise<void> {
  if (changes.length === 0) return
  await sql`
    insert into hub.changes (workspace_id, revision, ordinal, action, record_type, key, fields)
    select ${workspaceId}::uuid, ${revision}::bigint, held.most + c.ordinal, c.action, c."recordType", c.key,
           array(select jsonb_array_elements_text(c.fields))
      from rows from (
             jsonb_to_recordset(${JSON.stringify(changes)}::text::jsonb)
               as (action text, "recordType" text, key text, fields jsonb)
           ) with ordinality as c(action, "recordType", key, fields, ordinal),
           (select coalesce(max(ordinal), 0) as most from hub.changes
             where workspace_id = ${workspaceId} and revision = ${revision}) held`
}
