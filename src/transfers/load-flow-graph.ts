import type { OrganizationRow } from '../inventory/organization/organization.table.ts'
import type { Sql } from '../platform/postgres.ts'
import { Confidence } from '../platform/tables.ts'
import type { DataFlowRow } from '../processing/data-flow/data-flow.table.ts'
import type { RoleAssignmentRow } from '../processing/processing-activity/processing-activity.table.ts'
import type { FlowEnd, FlowFacts, FlowGraph, RoleRow } from './derive-graph.ts'

/** The part of a workspace that transfers are made from. Flows of retired activities are not in it. */
export async function loadFlowGraph(
  sql: Sql,
  workspaceId: string,
): Promise<FlowGraph & { names: Map<string, string> }> {
  const [organizations, systems, categories, roles, flows] = await Promise.all([
    sql<Pick<OrganizationRow, 'key' | 'name' | 'country'>[]>`
      select key, name, country from organizations where workspace_id = ${workspaceId}`,
    sql<{ key: string; operator: string | null; countries: string[] }[]>`
      select s.key, s.operator,
             array(select c.country from system_countries c
                    where c.workspace_id = s.workspace_id and c.system = s.key order by c.country) as countries
        from systems s where s.workspace_id = ${workspaceId}`,
    sql<{ key: string; parent: string | null }[]>`
      select key, parent from data_categories where workspace_id = ${workspaceId}`,
    sql<Pick<RoleAssignmentRow, 'activity' | 'organization' | 'role' | 'dataCategory' | 'confidence'>[]>`
      select activity, organization, role, data_category, confidence from role_assignments
       where workspace_id = ${workspaceId}`,
    sql<(DataFlowRow & { dataCategories: string[] })[]>`
      select f.key, f.activity, f.from_system, f.from_organization, f.from_data_subject_category, f.to_system,
             f.to_organization, f.from_country, f.to_country, f.valid_from, f.valid_to, f.confidence,
             array(select c.data_category from flow_data_categories c
                    where c.workspace_id = f.workspace_id and c.flow = f.key order by c.data_category) as data_categories
        from data_flows f
        join processing_activities a on a.workspace_id = f.workspace_id and a.key = f.activity
       where f.workspace_id = ${workspaceId} and a.retired_at is null and a.status <> 'RETIRED'
       order by f.key`,
  ])
  return {
    names: new Map(organizations.map(({ key, name }) => [key, name])),
    organizations: new Map(organizations.map(({ key, country }) => [key, { country }])),
    systems: new Map(systems.map(({ key, operator, countries }) => [key, { operator, countries }])),
    parentOfCategory: new Map(categories.map(({ key, parent }) => [key, parent])),
    roles: groupRoles(roles),
    flows: flows.map(flowFacts),
  }
}

function groupRoles(
  rows: readonly Pick<RoleAssignmentRow, 'activity' | 'organization' | 'role' | 'dataCategory' | 'confidence'>[],
): Map<string, RoleRow[]> {
  const byActivity = new Map<string, RoleRow[]>()
  for (const { activity, confidence, ...role } of rows) {
    const row = { ...role, inferred: confidence === Confidence.INFERRED }
    const mine = byActivity.get(activity)
    if (mine) mine.push(row)
    else byActivity.set(activity, [row])
  }
  return byActivity
}

export function flowFacts(row: DataFlowRow & { dataCategories: string[] }): FlowFacts {
  return {
    key: row.key,
    activity: row.activity,
    from: flowEnd(row.fromSystem, row.fromOrganization, row.fromDataSubjectCategory),
    to: flowEnd(row.toSystem, row.toOrganization, null),
    fromCountry: row.fromCountry,
    toCountry: row.toCountry,
    validFrom: row.validFrom,
    validTo: row.validTo,
    dataCategories: row.dataCategories,
    inferred: row.confidence === Confidence.INFERRED,
  }
}

/** An end as a kind and a key; the database keeps one column for each kind, so that each is a foreign key. */
function flowEnd(system: string | null, organization: string | null, dataSubjectCategory: string | null): FlowEnd {
  if (system !== null) return { kind: 'system', key: system }
  if (organization !== null) return { kind: 'organization', key: organization }
  return { kind: 'dataSubjectCategory', key: dataSubjectCategory! }
}
