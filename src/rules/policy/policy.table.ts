import { boolean, pgTable, text } from 'drizzle-orm/pg-core'
import { securityMeasures } from '../../assurance/security-measure/security-measure.table.ts'
import { dataCategories } from '../../inventory/data-category/data-category.table.ts'
import { dataSubjectCategories } from '../../inventory/data-subject-category/data-subject-category.table.ts'
import type { OrganizationKind } from '../../inventory/organization/organization.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { purposes } from '../../inventory/purpose/purpose.table.ts'
import type { Role } from '../../inventory/role.ts'
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
import { Severity } from '../severity.ts'

const list = () => text().array().notNull().default([])

/** `neverOutside` names a regime of the reference data. */
export const policies = pgTable(
  'policies',
  {
    ...recordColumns,
    specialCategory: boolean().notNull(),
    neverOutside: keyText(),
    neverOutsideCountries: list(),
    neverInCountries: list(),
    neverToRoles: list().$type<Role[]>(),
    neverToKinds: list().$type<OrganizationKind[]>(),
    severity: textOf(Severity).notNull(),
    enforced: boolean().notNull(),
    reason: text(),
    remedy: text(),
  },
  (t) => [...recordConstraints('policies', t), oneOf('policies', t.severity, Severity)],
)
export type PolicyRow = typeof policies.$inferSelect

const part = { workspaceId: workspaceId(), policy: keyText().notNull() }

export const policyDataCategories = pgTable(
  'policy_data_categories',
  { ...part, dataCategory: keyText().notNull() },
  (t) => [
    ...setConstraints('policy_data_categories', t, 'policy', 'dataCategory', policies),
    ...refersTo('policy_data_categories', t, 'dataCategory', dataCategories),
  ],
)

export const policyDataSubjectCategories = pgTable(
  'policy_data_subject_categories',
  { ...part, dataSubjectCategory: keyText().notNull() },
  (t) => [
    ...setConstraints('policy_data_subject_categories', t, 'policy', 'dataSubjectCategory', policies),
    ...refersTo('policy_data_subject_categories', t, 'dataSubjectCategory', dataSubjectCategories),
  ],
)

export const policyOrganizations = pgTable(
  'policy_organizations',
  { ...part, organization: keyText().notNull() },
  (t) => [
    ...setConstraints('policy_organizations', t, 'policy', 'organization', policies),
    ...refersTo('policy_organizations', t, 'organization', organizations),
  ],
)

export const policyPurposes = pgTable('policy_purposes', { ...part, purpose: keyText().notNull() }, (t) => [
  ...setConstraints('policy_purposes', t, 'policy', 'purpose', policies),
  ...refersTo('policy_purposes', t, 'purpose', purposes),
])

export const policySecurityMeasures = pgTable(
  'policy_security_measures',
  { ...part, securityMeasure: keyText().notNull() },
  (t) => [
    ...setConstraints('policy_security_measures', t, 'policy', 'securityMeasure', policies),
    ...refersTo('policy_security_measures', t, 'securityMeasure', securityMeasures),
  ],
)
