import { dataCategoryRecord } from '../inventory/data-category/data-category.record.ts'
import { dataCategories } from '../inventory/data-category/data-category.table.ts'
import { organizationRecord } from '../inventory/organization/organization.record.ts'
import { type OrganizationRow, organizations } from '../inventory/organization/organization.table.ts'
import { systemRecord } from '../inventory/system/system.record.ts'
import { systemCountries, systems } from '../inventory/system/system.table.ts'
import { byKey } from '../platform/by-key.ts'
import { Confidence } from '../platform/tables.ts'
import { type DataFlowRow, dataFlows, flowDataCategories } from '../processing/data-flow/data-flow.table.ts'
import { processingActivityRecord } from '../processing/processing-activity/processing-activity.record.ts'
import { ActivityStatus, processingActivities } from '../processing/processing-activity/processing-activity.table.ts'
import type { Survey } from '../record/survey.ts'
import type { NodeRef } from './walk-edges.ts'

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
  inferred: boolean
  dataCategories: string[]
}

/** The data map of a workspace: its flows, and what is known of the places at their ends. */
export interface DataMap {
  organizations: ReadonlyMap<string, Pick<OrganizationRow, 'key' | 'name' | 'country'>>
  systems: ReadonlyMap<string, { operator: string | null; countries: string[] }>
  parentOfCategory: ReadonlyMap<string, string | null>
  /** In key order. Flows of retired activities are not in it. */
  flows: readonly MappedFlow[]
}

/** The records that a data map is drawn from. */
export const mappedRecords = [organizationRecord, systemRecord, dataCategoryRecord, processingActivityRecord]

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
      .map((row) => mapped(row, survey))
      .sort((a, b) => byKey(a.key, b.key)),
  }
}

function mapped(row: DataFlowRow, survey: Survey): MappedFlow {
  const { key, activity, fromCountry, toCountry, validFrom, validTo } = row
  return {
    key,
    activity,
    from: endOf(row.fromSystem, row.fromOrganization, row.fromDataSubjectCategory),
    to: endOf(row.toSystem, row.toOrganization, null),
    fromCountry,
    toCountry,
    validFrom,
    validTo,
    inferred: row.confidence === Confidence.INFERRED,
    dataCategories: survey
      .where(flowDataCategories, 'flow', key)
      .map(({ dataCategory }) => dataCategory)
      .sort(),
  }
}

/** The database keeps a column for each kind of end, so that each is a foreign key. */
function endOf(system: string | null, organization: string | null, dataSubjectCategory: string | null): NodeRef {
  if (system !== null) return { kind: 'system', key: system }
  if (organization !== null) return { kind: 'organization', key: organization }
  return { kind: 'dataSubjectCategory', key: dataSubjectCategory! }
}
