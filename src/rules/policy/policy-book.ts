import type { PgTable } from 'drizzle-orm/pg-core'
import { dataCategories } from '../../inventory/data-category/data-category.table.ts'
import { activityData } from '../../processing/processing-activity/processing-activity.table.ts'
import type { Survey } from '../../record/survey.ts'
import type { RuleGround } from '../rule-ground.ts'
import {
  type PolicyRow,
  policies,
  policyDataCategories,
  policyDataSubjectCategories,
  policyOrganizations,
  policyPurposes,
  policySecurityMeasures,
} from './policy.table.ts'

/** A policy with its lists. */
export interface WholePolicy extends PolicyRow {
  dataCategories: readonly string[]
  dataSubjectCategories: readonly string[]
  neverToOrganizations: readonly string[]
  onlyForPurposes: readonly string[]
  unlessMeasures: readonly string[]
}

/** The policies of a workspace, in key order. */
export function policiesIn(survey: Survey): WholePolicy[] {
  return survey.rows(policies).map((row) => ({
    ...row,
    dataCategories: survey.where(policyDataCategories, 'policy', row.key).map((each) => each.dataCategory),
    dataSubjectCategories: survey
      .where(policyDataSubjectCategories, 'policy', row.key)
      .map((each) => each.dataSubjectCategory),
    neverToOrganizations: survey.where(policyOrganizations, 'policy', row.key).map((each) => each.organization),
    onlyForPurposes: survey.where(policyPurposes, 'policy', row.key).map((each) => each.purpose),
    unlessMeasures: survey.where(policySecurityMeasures, 'policy', row.key).map((each) => each.securityMeasure),
  }))
}

/** Whether a policy forbids flows, and not purposes alone. */
export const deniesFlows = (policy: WholePolicy): boolean =>
  policy.neverOutside !== null ||
  [policy.neverOutsideCountries, policy.neverInCountries, policy.neverToRoles, policy.neverToKinds].some(
    (each) => each.length > 0,
  ) ||
  policy.neverToOrganizations.length > 0

/** Whether a policy means this data, as an activity uses it; `from` is whom a flow collects it from. */
export function isMeant(
  ground: RuleGround,
  policy: WholePolicy,
  activity: string,
  dataCategory: string,
  from: string | null = null,
): boolean {
  const line = ground.lineOf(dataCategories, dataCategory)
  if (policy.dataCategories.length > 0 && !line.some((each) => policy.dataCategories.includes(each))) return false
  if (policy.specialCategory && !line.some((each) => ground.survey.find(dataCategories, each)?.specialCategory))
    return false
  if (policy.dataSubjectCategories.length === 0) return true
  return subjectsOf(ground, activity, dataCategory, from).some((each) => policy.dataSubjectCategories.includes(each))
}

/** Whose data it is: as a row of the activity says of the category, of what it is part of, or of a part of it. */
function subjectsOf(ground: RuleGround, activity: string, dataCategory: string, from: string | null): string[] {
  const related = ground.survey
    .where(activityData, 'activity', activity)
    .filter((row) => ground.areRelated(dataCategories, row.dataCategory, dataCategory))
  return [...related.map((row) => row.dataSubjectCategory), from].filter((each) => each !== null)
}

const tables = [
  policies,
  policyDataCategories,
  policyDataSubjectCategories,
  policyOrganizations,
  policyPurposes,
  policySecurityMeasures,
]

/** A survey with the policies of another one. */
export const withPoliciesOf = (other: Survey, survey: Survey): Survey =>
  tables.reduce((changed: Survey, table: PgTable) => changed.with(table, other.rows(table)), survey)
