import { loadDataMap } from '../lineage/data-map.loads.ts'
import { mappedRecords } from '../lineage/data-map.ts'
import { atRevision } from '../record/revision-memory.ts'
import type { Scope } from '../record/scope.ts'
import { atRecords, loadSurvey } from '../record/survey.loads.ts'
import { loadAssessmentChanges } from './assessment-changes.ts'
import { flowGraphOf } from './flow-graph.ts'
import { transferImpactAssessments } from './transfer-impact-assessment/transfer-impact-assessment.table.ts'
import { type DerivedGraph, deriveGraph, surveyTransfers, type TransferSurvey } from './transfer-survey.ts'

/** The transfers that the flows on record amount to, derived anew only when something on the data map changed. */
export const loadDerivedGraph = (scope: Scope): Promise<DerivedGraph> =>
  atRecords(
    scope,
    'transfers derived',
    mappedRecords,
    async (survey) => deriveGraph(flowGraphOf(survey, await loadDataMap(scope)), scope.law),
    ({ graph }) => 2 * graph.flows.length,
  )

/** The records and transfers of the workspace as a plain value. */
export function loadTransferSurvey(scope: Scope): Promise<TransferSurvey> {
  return atRevision(
    scope,
    'transfer survey',
    async () => {
      const [survey, derived] = await Promise.all([loadSurvey(scope), loadDerivedGraph(scope)])
      const assessments = survey.rows(transferImpactAssessments).map(({ key }) => key)
      const changes = await loadAssessmentChanges(scope, assessments)
      return surveyTransfers(survey, new Map(assessments.map((key, i) => [key, changes[i]!])), scope.law, derived)
    },
    ({ transfers }) => 2 * transfers.size,
  )
}
