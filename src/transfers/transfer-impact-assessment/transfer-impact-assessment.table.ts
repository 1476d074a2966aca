import { date, index, pgTable, text } from 'drizzle-orm/pg-core'
import { securityMeasures } from '../../assurance/security-measure/security-measure.table.ts'
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

export enum TiaOutcome {
  PROCEED = 'PROCEED',
  PROCEED_WITH_MEASURES = 'PROCEED_WITH_MEASURES',
  SUSPEND = 'SUSPEND',
  UNDETERMINED = 'UNDETERMINED',
}

export const transferImpactAssessments = pgTable(
  'transfer_impact_assessments',
  { ...recordColumns, outcome: textOf(TiaOutcome).notNull(), assessedOn: date(), reviewDueOn: date() },
  (t) => [
    ...recordConstraints('transfer_impact_assessments', t),
    oneOf('transfer_impact_assessments', t.outcome, TiaOutcome),
  ],
)
export type TransferImpactAssessmentRow = typeof transferImpactAssessments.$inferSelect

/** The ends an assessment looked at. It covers every transfer between them, whether one is on record yet or not. */
export const assessedEnds = pgTable(
  'assessed_ends',
  {
    workspaceId: workspaceId(),
    assessment: keyText().notNull(),
    item: keyText().notNull(),
    exporter: keyText().notNull(),
    importer: keyText().notNull(),
    toCountry: text().notNull(),
  },
  (t) => [
    ...setConstraints('assessed_ends', t, 'assessment', 'item', transferImpactAssessments),
    ...refersTo('assessed_ends', t, 'exporter', organizations, { covered: true }),
    ...refersTo('assessed_ends', t, 'importer', organizations),
    index('assessed_ends_by_ends').on(t.workspaceId, t.exporter, t.importer, t.toCountry),
  ],
)
export type AssessedEndsRow = typeof assessedEnds.$inferSelect

export const assessmentMeasures = pgTable(
  'assessment_measures',
  { workspaceId: workspaceId(), assessment: keyText().notNull(), securityMeasure: keyText().notNull() },
  (t) => [
    ...setConstraints('assessment_measures', t, 'assessment', 'securityMeasure', transferImpactAssessments),
    ...refersTo('assessment_measures', t, 'securityMeasure', securityMeasures),
  ],
)
