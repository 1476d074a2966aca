import { boolean, pgTable, text } from 'drizzle-orm/pg-core'
import { recordColumns, recordConstraints } from '../../platform/tables.ts'

export const dataSubjectCategories = pgTable(
  'data_subject_categories',
  { ...recordColumns, dpvIri: text(), vulnerable: boolean().notNull() },
  (t) => recordConstraints('data_subject_categories', t),
)
export type DataSubjectCategoryRow = typeof dataSubjectCategories.$inferSelect
