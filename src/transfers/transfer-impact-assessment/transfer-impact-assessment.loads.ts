import { securityMeasureRecord } from '../../assurance/security-measure/security-measure.record.ts'
import { measureUseCases } from '../../assurance/security-measure/security-measure.table.ts'
import { linkedRecords, linksIn } from '../../inventory/linked-records.loads.ts'
import type { Entry } from '../../record/record-spec.ts'
import type { Scope } from '../../record/scope.ts'
import { assessmentMeasures } from './transfer-impact-assessment.table.ts'

/** The measures an assessment relies on, in key order. */
export const measuresOf = (scope: Scope) =>
  linkedRecords(
    scope,
    'measures of assessments',
    securityMeasureRecord,
    linksIn(scope, assessmentMeasures, 'assessment', 'securityMeasure'),
  )

/** The same as entries, with the use cases they serve: what a score is computed from. */
export const assessedMeasuresOf = (scope: Scope) =>
  scope.load.by<string, { key: string; entry: Entry }[]>('assessed measures', async (assessments) => {
    const measures = await measuresOf(scope).loadMany(assessments)
    return Promise.all(
      measures.map(async (mine) => {
        if (mine instanceof Error) throw mine
        const useCases = await scope.load.rows(measureUseCases, 'securityMeasure').loadMany(mine.map(({ key }) => key))
        return mine.map((measure, i) => {
          const served = useCases[i]!
          if (served instanceof Error) throw served
          return { key: measure.key, entry: { ...measure, useCases: served.map(({ useCase }) => useCase) } }
        })
      }),
    )
  })
