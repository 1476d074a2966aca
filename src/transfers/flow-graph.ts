import { groupBy } from '../law/group-by.ts'
import { type DataMap, dataMapOf } from '../lineage/data-map.ts'
import { Confidence } from '../platform/tables.ts'
import { roleAssignments } from '../processing/processing-activity/processing-activity.table.ts'
import type { Survey } from '../record/survey.ts'
import type { FlowGraph } from './derive-graph.ts'

/** What transfers are derived from: the data map of a survey, and the roles of the organizations on it. */
export function flowGraphOf(survey: Survey, map: DataMap = dataMapOf(survey)): FlowGraph {
  const roles = survey
    .rows(roleAssignments)
    .map(({ confidence, ...role }) => ({ ...role, inferred: confidence === Confidence.INFERRED }))
  return { ...map, roles: groupBy(roles, ({ activity }) => activity) }
}
