import { boolean, pgTable } from 'drizzle-orm/pg-core'
import { MeasureKind, UseCase } from '../../law/use-cases.ts'
import {
  keyText,
  oneOf,
  recordColumns,
  recordConstraints,
  setConstraints,
  textOf,
  workspaceId,
} from '../../platform/tables.ts'

export const securityMeasures = pgTable(
  'security_measures',
  { ...recordColumns, kind: textOf(MeasureKind), supplementary: boolean().notNull(), effective: boolean() },
  (t) => [...recordConstraints('security_measures', t), oneOf('security_measures', t.kind, MeasureKind)],
)
export type SecurityMeasureRow = typeof securityMeasures.$inferSelect

export const measureUseCases = pgTable(
  'measure_use_cases',
  { workspaceId: workspaceId(), securityMeasure: keyText().notNull(), useCase: textOf(UseCase).notNull() },
  (t) => [
    ...setConstraints('measure_use_cases', t, 'securityMeasure', 'useCase', securityMeasures),
    oneOf('measure_use_cases', t.useCase, UseCase),
  ],
)
