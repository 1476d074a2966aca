import { bigint, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/tables.ts'

/** Tables of the hub itself: they have no versions, and are named with their schema so that `@asOf` finds them too. */
export const hub = pgSchema('hub')

/** The head row of a workspace. Whoever changes the workspace holds it until commit, so commits are in revision order. */
export const workspaces = hub.table('workspaces', {
  workspaceId: uuid().primaryKey(),
  key: text().notNull(),
  revision: bigint({ mode: 'number' }).notNull(),
  changedAt: instant().notNull(),
  /** The territory that its transfers were derived under; null: none yet. */
  territory: text(),
})
