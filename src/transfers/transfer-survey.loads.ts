import { atRevision } from '../record/revision-memory.ts'
import type { Scope } from '../record/scope.ts'
import { takeSurvey } from '../record/survey.ts'
import { loadAssessmentChanges } from './assessment-changes.ts'
import { transferImpactAssessments } from './transfer-impact-assessment/transfer-impact-assessment.table.ts'
import { surveyTransfers, type TransferSurvey } from './transfer-survey.ts'

/** The records and transfers of the workspace as a plain value, taken once for each revision. */
export function loadTransferSurvey(scope: Scope): Promise<TransferSurvey> {
  const { sql, workspaceId, contents, law } = scope
  return atRevision(
    scope,
    'transfer survey',
    async () => {
      const survey = await takeSurvey(sql, workspaceId, contents)
      const assessments = survey.rows(transferImpactAssessments).map(({ key }) => key)
      const changes = await loadAssessmentChanges(scope, assessments)
      return surveyTransfers(survey, new Map(assessments.map((key, i) => [key, changes[i]!])), law)
    },
    ({ survey, transfers }) => survey.size + 2 * transfers.size,
  )
}
