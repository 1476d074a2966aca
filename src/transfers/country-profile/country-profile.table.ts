import { boolean, date, pgTable, text } from 'drizzle-orm/pg-core'
import {
  evidenceColumns,
  keyText,
  recordColumns,
  recordConstraints,
  setConstraints,
  workspaceId,
} from '../../platform/tables.ts'

export const countryProfiles = pgTable(
  'country_profiles',
  { ...recordColumns, country: text().notNull(), law: text(), practice: text() },
  (t) => recordConstraints('country_profiles', t),
)
export type CountryProfileRow = typeof countryProfiles.$inferSelect

export const countryFacts = pgTable(
  'country_facts',
  {
    workspaceId: workspaceId(),
    profile: keyText().notNull(),
    key: keyText().notNull(),
    date: date().notNull(),
    fact: text().notNull(),
    asksForReview: boolean().notNull(),
    ...evidenceColumns,
  },
  (t) => setConstraints('country_facts', t, 'profile', 'key', countryProfiles),
)
export type CountryFactRow = typeof countryFacts.$inferSelect
