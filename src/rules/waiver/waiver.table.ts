import { date, index, pgTable, text } from 'drizzle-orm/pg-core'
import { keyText, recordColumns, recordConstraints } from '../../platform/tables.ts'

/** `rule` is the code of a rule; `recordType` and `record` are the GraphQL type and the key of what it speaks of. */
export const waivers = pgTable(
  'waivers',
  {
    ...recordColumns,
    rule: text().notNull(),
    recordType: text().notNull(),
    record: keyText().notNull(),
    reason: text().notNull(),
    waivedBy: text().notNull(),
    validFrom: date(),
    validTo: date().notNull(),
  },
  (t) => [...recordConstraints('waivers', t), index('waivers_by_record').on(t.workspaceId, t.recordType, t.record)],
)
export type WaiverRow = typeof waivers.$inferSelect
