import { date, index, pgTable, text } from 'drizzle-orm/pg-core'
import { agreements } from '../../assurance/agreement/agreement.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { keyText, recordColumns, recordConstraints, refersTo } from '../../platform/tables.ts'

/** `mechanism` names one of the reference data. */
export const safeguards = pgTable(
  'safeguards',
  {
    ...recordColumns,
    exporter: keyText().notNull(),
    importer: keyText().notNull(),
    mechanism: text().notNull(),
    agreement: keyText(),
    validFrom: date(),
    validTo: date(),
  },
  (t) => [
    ...recordConstraints('safeguards', t),
    ...refersTo('safeguards', t, 'exporter', organizations, { covered: true }),
    ...refersTo('safeguards', t, 'importer', organizations),
    ...refersTo('safeguards', t, 'agreement', agreements),
    index('safeguards_by_ends').on(t.workspaceId, t.exporter, t.importer),
  ],
)
export type SafeguardRow = typeof safeguards.$inferSelect
