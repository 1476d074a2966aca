import { pgTable, text } from 'drizzle-orm/pg-core'
import { keyText, oneOf, recordColumns, recordConstraints, refersTo, textOf } from '../../platform/tables.ts'

export enum OrganizationKind {
  OWN_ENTITY = 'OWN_ENTITY',
  CUSTOMER = 'CUSTOMER',
  VENDOR = 'VENDOR',
  AUTHORITY = 'AUTHORITY',
  OTHER = 'OTHER',
}

export const organizations = pgTable(
  'organizations',
  { ...recordColumns, kind: textOf(OrganizationKind).notNull(), country: text(), parent: keyText() },
  (t) => [
    ...recordConstraints('organizations', t),
    ...refersTo('organizations', t, 'parent', t),
    oneOf('organizations', t.kind, OrganizationKind),
  ],
)
export type OrganizationRow = typeof organizations.$inferSelect
