import { boolean, date, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { securityMeasures } from '../../assurance/security-measure/security-measure.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { DataFormat, UseCase } from '../../law/use-cases.ts'
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
import { countryProfiles } from '../country-profile/country-profile.table.ts'
import { TransferFrequency } from './assessment-inputs.shape.ts'

export enum TiaOutcome {
  PROCEED = 'PROCEED',
  PROCEED_WITH_MEASURES = 'PROCEED_WITH_MEASURES',
  SUSPEND = 'SUSPEND',
  UNDETERMINED = 'UNDETERMINED',
}

/** A column for each thing that the groups of inputs say, named after group and field. */
const inputColumns = {
  dataVolume: text(),
  dataFrequency: textOf(TransferFrequency),
  dataFormat: textOf(DataFormat),
  dataScore: integer(),
  dataNote: text(),
  recipientSector: text(),
  recipientExposed: boolean(),
  recipientNote: text(),
  guaranteesClearRulesScore: integer(),
  guaranteesClearRulesNote: text(),
  guaranteesNecessityScore: integer(),
  guaranteesNecessityNote: text(),
  guaranteesOversightScore: integer(),
  guaranteesOversightNote: text(),
  guaranteesRemediesScore: integer(),
  guaranteesRemediesNote: text(),
  practiceScore: integer(),
  practiceEvidence: text(),
  practiceRequestsReceived: integer(),
  practiceRequestsComplied: integer(),
  practiceRequestsFrom: date(),
  practiceRequestsTo: date(),
  useCase: textOf(UseCase),
}

export const transferImpactAssessments = pgTable(
  'transfer_impact_assessments',
  {
    ...recordColumns,
    outcome: textOf(TiaOutcome).notNull(),
    outcomeReason: text(),
    assessedBy: text(),
    assessedOn: date(),
    reviewDueOn: date(),
    ...inputColumns,
  },
  (t) => [
    ...recordConstraints('transfer_impact_assessments', t),
    oneOf('transfer_impact_assessments', t.outcome, TiaOutcome),
    oneOf('transfer_impact_assessments', t.dataFrequency, TransferFrequency),
    oneOf('transfer_impact_assessments', t.dataFormat, DataFormat),
    oneOf('transfer_impact_assessments', t.useCase, UseCase),
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

const part = { workspaceId: workspaceId(), assessment: keyText().notNull() }

export const assessmentCountryProfiles = pgTable(
  'assessment_country_profiles',
  { ...part, countryProfile: keyText().notNull() },
  (t) => [
    ...setConstraints('assessment_country_profiles', t, 'assessment', 'countryProfile', transferImpactAssessments),
    ...refersTo('assessment_country_profiles', t, 'countryProfile', countryProfiles),
  ],
)

export const assessmentStoragePlaces = pgTable(
  'assessment_storage_places',
  { ...part, country: text().notNull() },
  (t) => setConstraints('assessment_storage_places', t, 'assessment', 'country', transferImpactAssessments),
)

export const assessmentLaws = pgTable('assessment_laws', { ...part, law: keyText().notNull() }, (t) =>
  setConstraints('assessment_laws', t, 'assessment', 'law', transferImpactAssessments),
)
