import { index, pgTable, primaryKey } from 'drizzle-orm/pg-core'
import { keyText, workspaceId } from '../platform/tables.ts'

/**
 * What search looks at: a row for each record that is not retired. Under row-level security no index serves the operators
 * that compare trigrams, but one may bring rows in the order of their distance, and GiST does; led by the workspace, it
 * reads no other. The twin has no such index: the past is searched row by row.
 */
export const searchable = pgTable(
  'searchable',
  {
    workspaceId: workspaceId(),
    key: keyText().notNull(),
    /** The GraphQL type. */
    recordType: keyText().notNull(),
    /** The name, folded. */
    folded: keyText().notNull(),
    /** The aliases, folded, each on a line. */
    aliases: keyText().notNull(),
    /** Key, name, aliases and the beginning of the description, in the letters that every PostgreSQL takes for letters. */
    words: keyText().notNull(),
  },
  (t) => [
    // The key stands first: it is looked for whatever the type.
    primaryKey({ name: 'searchable_pk', columns: [t.workspaceId, t.key, t.recordType] }),
    index('searchable_by_name').on(t.workspaceId, t.folded, t.key),
    // A longer signature than the 12 bytes of the default: three quarters of the time, for a quarter more on writing.
    index('searchable_by_words').using('gist', t.workspaceId, t.words.op('gist_trgm_ops(siglen=64)')),
  ],
)
