import { date, index, pgTable, text } from 'drizzle-orm/pg-core'
import { dataCategories } from '../../inventory/data-category/data-category.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
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
import { processingActivities } from '../../processing/processing-activity/processing-activity.table.ts'

export enum SubprocessorStatus {
  PROPOSED = 'PROPOSED',
  IN_ASSESSMENT = 'IN_ASSESSMENT',
  APPROVED = 'APPROVED',
  ANNOUNCED = 'ANNOUNCED',
  ACTIVE = 'ACTIVE',
  REJECTED = 'REJECTED',
  RETIRED = 'RETIRED',
}

/** Whether it is not, or no longer, to be engaged. */
export const isOut = (status: SubprocessorStatus): boolean =>
  status === SubprocessorStatus.REJECTED || status === SubprocessorStatus.RETIRED

export enum ApprovalDecision {
  PENDING = 'PENDING',
  APPROVED = 'APPROVED',
  REJECTED = 'REJECTED',
}

export const subprocessors = pgTable(
  'subprocessors',
  {
    ...recordColumns,
    organization: keyText().notNull(),
    engagedBy: keyText().notNull(),
    service: text().notNull(),
    status: textOf(SubprocessorStatus).notNull(),
  },
  (t) => [
    ...recordConstraints('subprocessors', t),
    ...refersTo('subprocessors', t, 'organization', organizations),
    ...refersTo('subprocessors', t, 'engagedBy', organizations),
    oneOf('subprocessors', t.status, SubprocessorStatus),
  ],
)
export type SubprocessorRow = typeof subprocessors.$inferSelect

const part = { workspaceId: workspaceId(), subprocessor: keyText().notNull() }

export const subprocessorCountries = pgTable('subprocessor_countries', { ...part, country: text().notNull() }, (t) => [
  ...setConstraints('subprocessor_countries', t, 'subprocessor', 'country', subprocessors),
  index('subprocessor_countries_by_country').on(t.workspaceId, t.country),
])

export const subprocessorDataCategories = pgTable(
  'subprocessor_data_categories',
  { ...part, dataCategory: keyText().notNull() },
  (t) => [
    ...setConstraints('subprocessor_data_categories', t, 'subprocessor', 'dataCategory', subprocessors),
    ...refersTo('subprocessor_data_categories', t, 'dataCategory', dataCategories),
  ],
)

export const subprocessorActivities = pgTable(
  'subprocessor_activities',
  { ...part, activity: keyText().notNull() },
  (t) => [
    ...setConstraints('subprocessor_activities', t, 'subprocessor', 'activity', subprocessors),
    ...refersTo('subprocessor_activities', t, 'activity', processingActivities),
  ],
)

export const approvals = pgTable(
  'approvals',
  {
    ...part,
    team: text().notNull(),
    decision: textOf(ApprovalDecision).notNull(),
    decidedOn: date(),
    by: text(),
  },
  (t) => [
    ...setConstraints('approvals', t, 'subprocessor', 'team', subprocessors),
    oneOf('approvals', t.decision, ApprovalDecision),
  ],
)
export type ApprovalRow = typeof approvals.$inferSelect
