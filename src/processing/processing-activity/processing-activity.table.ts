import { pgTable, text } from 'drizzle-orm/pg-core'
import { securityMeasures } from '../../assurance/security-measure/security-measure.table.ts'
import { dataCategories } from '../../inventory/data-category/data-category.table.ts'
import { dataSubjectCategories } from '../../inventory/data-subject-category/data-subject-category.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { purposes } from '../../inventory/purpose/purpose.table.ts'
import { Role } from '../../inventory/role.ts'
import { systems } from '../../inventory/system/system.table.ts'
import {
  evidenceColumns,
  keyText,
  oneOf,
  recordColumns,
  recordConstraints,
  refersTo,
  setConstraints,
  textOf,
  workspaceId,
} from '../../platform/tables.ts'

export enum ActivityStatus {
  DRAFT = 'DRAFT',
  IN_REVIEW = 'IN_REVIEW',
  ACTIVE = 'ACTIVE',
  RETIRED = 'RETIRED',
}

export const processingActivities = pgTable(
  'processing_activities',
  { ...recordColumns, status: textOf(ActivityStatus).notNull() },
  (t) => [...recordConstraints('processing_activities', t), oneOf('processing_activities', t.status, ActivityStatus)],
)
export type ProcessingActivityRow = typeof processingActivities.$inferSelect

const part = { workspaceId: workspaceId(), activity: keyText().notNull() }
/** A row that no single column names: `item` is made of the columns that do. */
const item = { ...part, item: keyText().notNull(), ...evidenceColumns }

export const activityPurposes = pgTable('activity_purposes', { ...part, purpose: keyText().notNull() }, (t) => [
  ...setConstraints('activity_purposes', t, 'activity', 'purpose', processingActivities),
  ...refersTo('activity_purposes', t, 'purpose', purposes),
])

/** `basis` and `condition` name legal bases of the reference data. */
export const activityLegalBases = pgTable(
  'activity_legal_bases',
  { ...item, basis: text().notNull(), purpose: keyText(), condition: text() },
  (t) => [
    ...setConstraints('activity_legal_bases', t, 'activity', 'item', processingActivities),
    ...refersTo('activity_legal_bases', t, 'purpose', purposes),
  ],
)
export type ActivityLegalBasisRow = typeof activityLegalBases.$inferSelect

export const roleAssignments = pgTable(
  'role_assignments',
  {
    ...item,
    organization: keyText().notNull(),
    role: textOf(Role).notNull(),
    dataCategory: keyText(),
    onBehalfOf: keyText(),
  },
  (t) => [
    ...setConstraints('role_assignments', t, 'activity', 'item', processingActivities),
    ...refersTo('role_assignments', t, 'organization', organizations),
    ...refersTo('role_assignments', t, 'dataCategory', dataCategories),
    ...refersTo('role_assignments', t, 'onBehalfOf', organizations),
    oneOf('role_assignments', t.role, Role),
  ],
)
export type RoleAssignmentRow = typeof roleAssignments.$inferSelect

export const activityData = pgTable(
  'activity_data',
  {
    ...item,
    dataCategory: keyText().notNull(),
    dataSubjectCategory: keyText(),
    retentionPeriod: text(),
    retentionTrigger: text(),
  },
  (t) => [
    ...setConstraints('activity_data', t, 'activity', 'item', processingActivities),
    ...refersTo('activity_data', t, 'dataCategory', dataCategories),
    ...refersTo('activity_data', t, 'dataSubjectCategory', dataSubjectCategories),
  ],
)
export type ActivityDataRow = typeof activityData.$inferSelect

export const activitySystems = pgTable('activity_systems', { ...part, system: keyText().notNull() }, (t) => [
  ...setConstraints('activity_systems', t, 'activity', 'system', processingActivities),
  ...refersTo('activity_systems', t, 'system', systems),
])

export const activitySecurityMeasures = pgTable(
  'activity_security_measures',
  { ...part, securityMeasure: keyText().notNull() },
  (t) => [
    ...setConstraints('activity_security_measures', t, 'activity', 'securityMeasure', processingActivities),
    ...refersTo('activity_security_measures', t, 'securityMeasure', securityMeasures),
  ],
)

/** `regulation` names one of the reference data. */
export const activityRegulations = pgTable('activity_regulations', { ...part, regulation: text().notNull() }, (t) =>
  setConstraints('activity_regulations', t, 'activity', 'regulation', processingActivities),
)
