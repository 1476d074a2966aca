import { boolean, pgTable } from 'drizzle-orm/pg-core'
import { recordColumns, recordConstraints } from '../../platform/tables.ts'

export const securityMeasures = pgTable(
  'security_measures',
  { ...recordColumns, supplementary: boolean().notNull(), effective: boolean() },
  (t) => recordConstraints('security_measures', t),
)
export type SecurityMeasureRow = typeof securityMeasures.$inferSelect
