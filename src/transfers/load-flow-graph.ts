import { type DataMap, dataMapOf, loadDataMap } from '../lineage/data-map.ts'
import type { Sql } from '../platform/postgres.ts'
import { Confidence } from '../platform/tables.ts'
import { type RoleAssignmentRow, roleAssignments } from '../processing/processing-activity/processing-activity.table.ts'
import type { Survey } from '../record/survey.ts'
import type { FlowGraph, RoleRow } from './derive-graph.ts'

type RoleColumns = Pick<RoleAssignmentRow, 'activity' | 'organization' | 'role' | 'dataCategory' | 'confidence'>

/** What transfers are made from: the data map, and the roles of the organizations on it. */
type NamedFlowGraph = FlowGraph & { names: Map<string, string> }

export async function loadFlowGraph(sql: Sql, workspaceId: string): Promise<NamedFlowGraph> {
  const [map, roles] = await Promise.all([
    loadDataMap(sql, workspaceId),
    sql<RoleColumns[]>`
      select activity, organization, role, data_category, confidence from role_assignments
       where workspace_id = ${workspaceId}`,
  ])
  return graphOf(map, roles)
}

/** The same graph from a survey. */
export const flowGraphOf = (survey: Survey): NamedFlowGraph => graphOf(dataMapOf(survey), survey.rows(roleAssignments))

function graphOf(map: DataMap, roles: readonly RoleColumns[]): NamedFlowGraph {
  return {
    ...map,
    names: new Map([...map.organizations.values()].map(({ key, name }) => [key, name])),
    roles: groupRoles(roles),
    flows: map.flows.map(({ confidence, ...flow }) => ({ ...flow, inferred: confidence === Confidence.INFERRED })),
  }
}

function groupRoles(rows: readonly RoleColumns[]): Map<string, RoleRow[]> {
  const byActivity = new Map<string, RoleRow[]>()
  for (const { activity, organization, role, dataCategory, confidence } of rows) {
    const row = { organization, role, dataCategory, inferred: confidence === Confidence.INFERRED }
    const mine = byActivity.get(activity)
    if (mine) mine.push(row)
    else byActivity.set(activity, [row])
  }
  return byActivity
}
