import { pgTable, text } from 'drizzle-orm/pg-core'
import { keyText, recordColumns, recordConstraints, refersTo } from '../../platform/tables.ts'

export const purposes = pgTable('purposes', { ...recordColumns, parent: keyText(), dpvIri: text() }, (t) => [
  ...recordConstraints('purposes', t),
  ...refersTo('purposes', t, 'parent', t),
])
export type PurposeRow = typeof purposes.$inferSelect
