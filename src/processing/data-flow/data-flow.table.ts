import { sql } from 'drizzle-orm'
import { check, date, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { dataCategories } from '../../inventory/data-category/data-category.table.ts'
import { dataSubjectCategories } from '../../inventory/data-subject-category/data-subject-category.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { systems } from '../../inventory/system/system.table.ts'
import {
  evidenceColumns,
  keyText,
  oneOf,
  refersTo,
  setConstraints,
  textOf,
  workspaceId,
} from '../../platform/tables.ts'
import { processingActivities } from '../processing-activity/processing-activity.table.ts'

export enum FlowKind {
  COLLECTION = 'COLLECTION',
  STORAGE = 'STORAGE',
  PROCESSING = 'PROCESSING',
  REMOTE_ACCESS = 'REMOTE_ACCESS',
  DISCLOSURE = 'DISCLOSURE',
}

export const dataFlows = pgTable(
  'data_flows',
  {
    workspaceId: workspaceId(),
    key: keyText().notNull(),
    activity: keyText().notNull(),
    fromSystem: keyText(),
    fromOrganization: keyText(),
    fromDataSubjectCategory: keyText(),
    toSystem: keyText(),
    toOrganization: keyText(),
    kind: textOf(FlowKind).notNull(),
    fromCountry: text(),
    toCountry: text(),
    validFrom: date(),
    validTo: date(),
    ...evidenceColumns,
  },
  (t) => [
    primaryKey({ name: 'data_flows_pk', columns: [t.workspaceId, t.key] }),
    ...refersTo('data_flows', t, 'activity', processingActivities, { covered: true }),
    ...refersTo('data_flows', t, 'fromSystem', systems, { covered: true }),
    ...refersTo('data_flows', t, 'fromOrganization', organizations),
    ...refersTo('data_flows', t, 'fromDataSubjectCategory', dataSubjectCategories),
    ...refersTo('data_flows', t, 'toSystem', systems, { covered: true }),
    ...refersTo('data_flows', t, 'toOrganization', organizations),
    oneOf('data_flows', t.kind, FlowKind),
    check(
      'data_flows_from_check',
      sql`num_nonnulls(${t.fromSystem}, ${t.fromOrganization}, ${t.fromDataSubjectCategory}) = 1`,
    ),
    check('data_flows_to_check', sql`num_nonnulls(${t.toSystem}, ${t.toOrganization}) = 1`),
    // With the key behind them, as pages of flows are in key order.
    index('data_flows_by_activity').on(t.workspaceId, t.activity, t.key),
    index('data_flows_by_from_system').on(t.workspaceId, t.fromSystem, t.key),
    index('data_flows_by_to_system').on(t.workspaceId, t.toSystem, t.key),
  ],
)
export type DataFlowRow = typeof dataFlows.$inferSelect

export const flowDataCategories = pgTable(
  'flow_data_categories',
  { workspaceId: workspaceId(), flow: keyText().notNull(), dataCategory: keyText().notNull() },
  (t) => [
    ...setConstraints('flow_data_categories', t, 'flow', 'dataCategory', dataFlows),
    ...refersTo('flow_data_categories', t, 'dataCategory', dataCategories),
  ],
)
