import { bigint, index, integer, primaryKey, text } from 'drizzle-orm/pg-core'
import { hub, workspaces } from '../identity/workspace.table.ts'
import { instant, keyText, oneOf, textOf, workspaceId } from '../platform/tables.ts'

/** A revision is one transaction that changed a workspace: numbered per workspace, without gaps. */
export const revisions = hub.table(
  'revisions',
  {
    workspaceId: workspaceId().references(() => workspaces.workspaceId),
    revision: bigint({ mode: 'number' }).notNull(),
    at: instant().notNull(),
    actor: text().notNull(),
    /** The field of the API that made it, such as moveSystem. */
    command: text(),
  },
  (t) => [
    primaryKey({ name: 'revisions_pk', columns: [t.workspaceId, t.revision] }),
    index('revisions_by_time').on(t.workspaceId, t.at),
  ],
)

export enum ChangeAction {
  CREATED = 'CREATED',
  CHANGED = 'CHANGED',
  RETIRED = 'RETIRED',
  RESTORED = 'RESTORED',
}

/** One record's part in a revision. */
export const changes = hub.table(
  'changes',
  {
    workspaceId: workspaceId(),
    revision: bigint({ mode: 'number' }).notNull(),
    ordinal: integer().notNull(),
    action: textOf(ChangeAction).notNull(),
    /** The GraphQL type of the record. */
    recordType: text().notNull(),
    key: keyText().notNull(),
    fields: text().array().notNull(),
  },
  (t) => [
    primaryKey({ name: 'changes_pk', columns: [t.workspaceId, t.revision, t.ordinal] }),
    index('changes_by_record').on(t.workspaceId, t.recordType, t.key, t.revision),
    oneOf('changes', t.action, ChangeAction),
  ],
)
