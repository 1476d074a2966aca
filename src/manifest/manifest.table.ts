import { primaryKey, text } from 'drizzle-orm/pg-core'
import { hub } from '../identity/workspace.table.ts'
import { keyText, workspaceId } from '../platform/tables.ts'

/** Which manifest named which record last: `prune` retires only what the same manifest named before. */
export const manifestRecords = hub.table(
  'manifest_records',
  {
    workspaceId: workspaceId(),
    manifest: keyText().notNull(),
    section: text().notNull(),
    key: keyText().notNull(),
  },
  (t) => [primaryKey({ name: 'manifest_records_pk', columns: [t.workspaceId, t.manifest, t.section, t.key] })],
)
