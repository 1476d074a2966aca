import { date, pgTable } from 'drizzle-orm/pg-core'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { Role } from '../../inventory/role.ts'
import {
  keyText,
  oneOf,
  recordColumns,
  recordConstraints,
  refersTo,
  setConstraints,
  textOf,
  workspaceId,
} from '../../platform/tables.ts'

export enum AgreementKind {
  DPA = 'DPA',
  JOINT_CONTROLLER_ARRANGEMENT = 'JOINT_CONTROLLER_ARRANGEMENT',
  STANDARD_CLAUSES = 'STANDARD_CLAUSES',
  SERVICES = 'SERVICES',
  OTHER = 'OTHER',
}

export const agreements = pgTable(
  'agreements',
  {
    ...recordColumns,
    kind: textOf(AgreementKind).notNull(),
    signedOn: date(),
    validFrom: date(),
    validTo: date(),
  },
  (t) => [...recordConstraints('agreements', t), oneOf('agreements', t.kind, AgreementKind)],
)
export type AgreementRow = typeof agreements.$inferSelect

export const agreementParties = pgTable(
  'agreement_parties',
  {
    workspaceId: workspaceId(),
    agreement: keyText().notNull(),
    item: keyText().notNull(),
    organization: keyText().notNull(),
    role: textOf(Role),
  },
  (t) => [
    ...setConstraints('agreement_parties', t, 'agreement', 'item', agreements),
    ...refersTo('agreement_parties', t, 'organization', organizations),
    oneOf('agreement_parties', t.role, Role),
  ],
)
export type AgreementPartyRow = typeof agreementParties.$inferSelect
