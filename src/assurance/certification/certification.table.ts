import { date, pgTable, text } from 'drizzle-orm/pg-core'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { keyText, recordColumns, recordConstraints, refersTo } from '../../platform/tables.ts'

export const certifications = pgTable(
  'certifications',
  {
    ...recordColumns,
    organization: keyText().notNull(),
    standard: text().notNull(),
    edition: text(),
    number: text(),
    body: text(),
    scope: text(),
    validFrom: date(),
    validTo: date(),
  },
  (t) => [...recordConstraints('certifications', t), ...refersTo('certifications', t, 'organization', organizations)],
)
export type CertificationRow = typeof certifications.$inferSelect
