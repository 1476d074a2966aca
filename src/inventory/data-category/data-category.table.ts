import { boolean, pgTable, text } from 'drizzle-orm/pg-core'
import {
  evidenceColumns,
  keyText,
  recordColumns,
  recordConstraints,
  refersTo,
  setConstraints,
  workspaceId,
} from '../../platform/tables.ts'

export const dataCategories = pgTable(
  'data_categories',
  { ...recordColumns, parent: keyText(), specialCategory: boolean().notNull(), dpvIri: text() },
  (t) => [...recordConstraints('data_categories', t), ...refersTo('data_categories', t, 'parent', t)],
)
export type DataCategoryRow = typeof dataCategories.$inferSelect

export const dataElements = pgTable(
  'data_elements',
  {
    workspaceId: workspaceId(),
    dataCategory: keyText().notNull(),
    key: keyText().notNull(),
    name: text().notNull(),
    dpvIri: text(),
    ...evidenceColumns,
  },
  (t) => setConstraints('data_elements', t, 'dataCategory', 'key', dataCategories),
)
export type DataElementRow = typeof dataElements.$inferSelect
