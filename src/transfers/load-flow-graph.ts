import { loadDataMap } from '../lineage/data-map.ts'
import type { Sql } from '../platform/postgres.ts'
import { Confidence } from '../platform/tables.ts'
import type { RoleAssignmentRow } from '../processing/processing-activity/processing-activity.table.ts'
import type { FlowGraph, RoleRow } from './derive-graph.ts'

type RoleColumns = Pick<RoleAssignmentRow, 'activity' | 'organization' | 'role' | 'dataCategory' | 'confidence'>

/** What transfers are made from: the data map, and the roles of the organizations on it. */
export async function loadFlowGraph(
  sql: Sql,
  workspaceId: string,
): Promise<FlowGraph & { names: Map<string, string> }> {
  const [map, roles] = await Promise.all([
    loadDataMap(sql, workspaceId),
    sql<RoleColumns[]>`
      select activity, organization, role, data_category, confidence from role_assignments
       where workspace_id = ${workspaceId}`,
  ])
  return {
    ...map,
    names: new Map([...map.organizations.values()].map(({ key, name }) => [key, name])),
    roles: groupRoles(roles),
    flows: map.flows.map(({ confidence, ...flow }) => ({ ...flow, inferred: confidence === Confidence.INFERRED })),
  }
}

function groupRoles(rows: readonly RoleColumns[]): Map<string, RoleRow[]> {
  const byActivity = new Map<string, RoleRow[]>()
  for (const { activity, confidence, ...role } of rows) {
    const row = { ...role, inferred: confidence === Confidence.INFERRED }
    const mine = byActivity.get(activity)
    if (mine) mine.push(row)
    else byActivity.set(activity, [row])
  }
  return byActivity
}
