import { index, pgTable, text } from 'drizzle-orm/pg-core'
import {
  keyText,
  recordColumns,
  recordConstraints,
  refersTo,
  setConstraints,
  workspaceId,
} from '../../platform/tables.ts'
import { dataCategories } from '../data-category/data-category.table.ts'
import { organizations } from '../organization/organization.table.ts'

export const systems = pgTable('systems', { ...recordColumns, operator: keyText() }, (t) => [
  ...recordConstraints('systems', t),
  ...refersTo('systems', t, 'operator', organizations),
])
export type SystemRow = typeof systems.$inferSelect

export const systemCountries = pgTable(
  'system_countries',
  { workspaceId: workspaceId(), system: keyText().notNull(), country: text().notNull() },
  (t) => [
    ...setConstraints('system_countries', t, 'system', 'country', systems),
    index('system_countries_by_country').on(t.workspaceId, t.country),
  ],
)

export const systemDataCategories = pgTable(
  'system_data_categories',
  { workspaceId: workspaceId(), system: keyText().notNull(), dataCategory: keyText().notNull() },
  (t) => [
    ...setConstraints('system_data_categories', t, 'system', 'dataCategory', systems),
    ...refersTo('system_data_categories', t, 'dataCategory', dataCategories),
  ],
)
