import { index, integer, primaryKey, text } from 'drizzle-orm/pg-core'
import { hub } from '../identity/workspace.table.ts'
import { instant, workspaceId } from '../platform/tables.ts'

/**
 * What was answered to mutation fields that came with an idempotency key: one row for each field of the operation,
 * written in the transaction of its effect.
 */
export const idempotentAnswers = hub.table(
  'idempotent_answers',
  {
    workspaceId: workspaceId(),
    /** The access key that asked: a caller meets only what is its own. */
    caller: text().notNull(),
    idempotencyKey: text().notNull(),
    /** The place of the field in its operation. */
    position: integer().notNull(),
    /** A digest of what was asked. */
    content: text().notNull(),
    /** The answer as JSON text, so that it is given again letter by letter; null while its transaction runs. */
    answer: text(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({
      name: 'idempotent_answers_pk',
      columns: [t.workspaceId, t.caller, t.idempotencyKey, t.position],
    }),
    index('idempotent_answers_by_time').on(t.workspaceId, t.createdAt),
  ],
)
