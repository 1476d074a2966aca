import { pgTable, text } from 'drizzle-orm/pg-core'
import { oneOf, recordColumns, recordConstraints, textOf } from '../../platform/tables.ts'
import { Severity } from '../severity.ts'

/** `rule` is the code of a rule. */
export const ruleSettings = pgTable(
  'rule_settings',
  { ...recordColumns, rule: text().notNull(), severity: textOf(Severity).notNull() },
  (t) => [...recordConstraints('rule_settings', t), oneOf('rule_settings', t.severity, Severity)],
)
export type RuleSettingRow = typeof ruleSettings.$inferSelect
