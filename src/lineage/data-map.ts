import { dataCategories } from '../inventory/data-category/data-category.table.ts'
import { type OrganizationRow, organizations } from '../inventory/organization/organization.table.ts'
import { systemCountries, systems } from '../inventory/system/system.table.ts'
import type { Sql } from '../platform/postgres.ts'
import { type DataFlowRow, dataFlows, flowDataCategories } from '../processing/data-flow/data-flow.table.ts'
import { ActivityStatus, processingActivities } from '../processing/processing-activity/processing-activity.table.ts'
import type { Survey } from '../record/survey.ts'
import { compareKeys, type NodeRef } from './walk-edges.ts'

/** A flow with its ends as kinds and keys, and the categories it carries. */
export interface MappedFlow {
  key: string
  activity: string
  from: NodeRef
  to: NodeRef
  fromCountry: string | null
  toCountry: string | null
  validFrom: string | null
  validTo: string | null
  confidence: DataFlowRow['confidence']
  dataCategories: string[]
}

/** The data map of a workspace: its flows, and what is known of the places at their ends. */
export interface DataMap {
  organizations: Map<string, Pick<OrganizationRow, 'key' | 'name' | 'country'>>
  systems: Map<string, { operator: string | null; countries: string[] }>
  parentOfCategory: Map<string, string | null>
  /** In key order. Flows of retired activities are not in it. */
  flows: MappedFlow[]
}

/** Reads the whole map, in one statement for each kind of record. */
export async function loadDataMap(sql: Sql, workspaceId: string): Promise<DataMap> {
  const [organizations, systems, categories, flows] = await Promise.all([
    sql<Pick<OrganizationRow, 'key' | 'name' | 'country'>[]>`
      select key, name, country from organizations where workspace_id = ${workspaceId}`,
    sql<{ key: string; operator: string | null; countries: string[] }[]>`
      select s.key, s.operator, coalesce(c.countries, '{}') as countries
        from systems s
        left join (select system, array_agg(country order by country) as countries from system_countries
                    where workspace_id = ${workspaceId} group by system) c on c.system = s.key
       where s.workspace_id = ${workspaceId}`,
    sql<{ key: string; parent: string | null }[]>`
      select key, parent from data_categories where workspace_id = ${workspaceId}`,
    sql<(DataFlowRow & { dataCategories: string[] })[]>`
      select f.key, f.activity, f.from_system, f.from_organization, f.from_data_subject_category, f.to_system,
             f.to_organization, f.from_country, f.to_country, f.valid_from, f.valid_to, f.confidence,
             coalesce(c.data_categories, '{}') as data_categories
        from data_flows f
        join processing_activities a on a.workspace_id = f.workspace_id and a.key = f.activity
        left join (select flow, array_agg(data_category order by data_category) as data_categories
                     from flow_data_categories where workspace_id = ${workspaceId} group by flow) c on c.flow = f.key
       where f.workspace_id = ${workspaceId} and a.retired_at is null and a.status <> 'RETIRED'
       order by f.key`,
  ])
  return {
    organizations: new Map(organizations.map((row) => [row.key, row])),
    systems: new Map(systems.map(({ key, operator, countries }) => [key, { operator, countries }])),
    parentOfCategory: new Map(categories.map(({ key, parent }) => [key, parent])),
    flows: flows.map(mapped),
  }
}

/** The same map from a survey. */
export function dataMapOf(survey: Survey): DataMap {
  const carriedOut = (activity: string) => {
    const found = survey.find(processingActivities, activity)
    return found !== null && found.status !== ActivityStatus.RETIRED
  }
  return {
    organizations: new Map(survey.rows(organizations).map((row) => [row.key, row])),
    systems: new Map(
      survey
        .rows(systems)
        .map(({ key, operator }) => [
          key,
          { operator, countries: survey.where(systemCountries, 'system', key).map(({ country }) => country) },
        ]),
    ),
    parentOfCategory: new Map(survey.rows(dataCategories).map(({ key, parent }) => [key, parent])),
    flows: survey
      .rows(dataFlows)
      .filter(({ activity }) => carriedOut(activity))
      .map((row) => {
        const carried = survey.where(flowDataCategories, 'flow', row.key)
        return mapped({ ...row, dataCategories: carried.map(({ dataCategory }) => dataCategory).sort() })
      })
      .sort((a, b) => compareKeys(a.key, b.key)),
  }
}

function mapped(row: DataFlowRow & { dataCategories: string[] }): MappedFlow {
  const { key, activity, fromCountry, toCountry, validFrom, validTo, confidence, dataCategories } = row
  return {
    key,
    activity,
    from: endOf(row.fromSystem, row.fromOrganization, row.fromDataSubjectCategory),
    to: endOf(row.toSystem, row.toOrganization, null),
    fromCountry,
    toCountry,
    validFrom,
    validTo,
    confidence,
    dataCategories,
  }
}

/** The database keeps a column for each kind of end, so that each is a foreign key. */
function endOf(system: string | null, organization: string | null, dataSubjectCategory: string | null): NodeRef {
  if (system !== null) return { kind: 'system', key: system }
  if (organization !== null) return { kind: 'organization', key: organization }
  return { kind: 'dataSubjectCategory', key: dataSubjectCategory! }
}
