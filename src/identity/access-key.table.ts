import { primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, oneOf, textOf, workspaceId } from '../platform/tables.ts'
import { hub, workspaces } from './workspace.table.ts'

export enum ActorRole {
  VIEWER = 'VIEWER',
  ENGINEER = 'ENGINEER',
  STEWARD = 'STEWARD',
  AUDITOR = 'AUDITOR',
  ADMIN = 'ADMIN',
}

export const accessKeys = hub.table(
  'access_keys',
  {
    workspaceId: workspaceId().references(() => workspaces.workspaceId),
    id: text().notNull(),
    name: text().notNull(),
    role: textOf(ActorRole).notNull(),
    /** SHA-256 of the secret. The secret itself has 256 random bits, so a slow hash would add nothing. */
    secretHash: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'access_keys_pk', columns: [t.workspaceId, t.id] }),
    oneOf('access_keys', t.role, ActorRole),
  ],
)
export type AccessKeyRow = typeof accessKeys.$inferSelect
