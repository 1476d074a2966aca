import { organizations } from '../../inventory/organization/organization.table.ts'
import { purposes } from '../../inventory/purpose/purpose.table.ts'
import { outsideWindows } from '../../law/territory.ts'
import { holds, type IsoDate, windowHolds } from '../../law/windows.ts'
import {
  activityPurposes,
  activitySecurityMeasures,
} from '../../processing/processing-activity/processing-activity.table.ts'
import { countriesOf, organizationOf } from '../../transfers/derive-ends.ts'
import type { FlowFacts } from '../../transfers/derive-graph.ts'
import type { RuleGround } from '../rule-ground.ts'
import { deniesFlows, isMeant, policiesIn, type WholePolicy } from './policy-book.ts'

/** Something that a policy denies: a flow with one category to one place, or data of an activity for one purpose. */
export type Violation = FlowViolation | PurposeViolation

export interface FlowViolation {
  policy: WholePolicy
  activity: string
  flow: FlowFacts
  dataCategory: string
  /** Null: not stated, and no matter to the policy. */
  organization: string | null
  country: string | null
}

export interface PurposeViolation {
  policy: WholePolicy
  activity: string
  flow: null
  dataCategory: string
  purpose: string
}

/** What tells violations apart: the same one before and after a change is not added by it. */
export const violationKey = (violation: Violation): string =>
  (violation.flow
    ? [violation.policy.key, violation.flow.key, violation.dataCategory, violation.organization, violation.country]
    : [violation.policy.key, violation.activity, violation.dataCategory, violation.purpose]
  ).join('\u0000')

/**
 * All that the policies of a workspace deny and its records show, on the date of the ground. Ahead of it, a flow that
 * begins later is looked at on its first day: who may not have it today cannot register it for tomorrow.
 */
export function findViolations(ground: RuleGround, ahead = false): Violation[] {
  return policiesIn(ground.survey).flatMap((policy): Violation[] =>
    deniesFlows(policy) ? flowsDenied(ground, policy, ahead) : purposesDenied(ground, policy),
  )
}

function flowsDenied(ground: RuleGround, policy: WholePolicy, ahead: boolean): FlowViolation[] {
  const found: FlowViolation[] = []
  for (const flow of ground.flowGraph.flows) {
    const { activity, from, validFrom, validTo } = flow
    const day = ahead && validFrom !== null && validFrom > ground.on ? validFrom : ground.on
    if (activity === null || !windowHolds({ from: validFrom, to: validTo }, day)) continue
    const whose = from.kind === 'dataSubjectCategory' ? from.key : null
    for (const dataCategory of flow.dataCategories) {
      if (!isMeant(ground, policy, activity, dataCategory, whose) || isAllowed(ground, policy, activity)) continue
      const organization = organizationOf(flow.to, ground.flowGraph)
      if (!isDeniedRecipient(ground, policy, activity, organization, dataCategory)) continue
      for (const country of deniedPlaces(ground, policy, flow, day))
        found.push({ policy, activity, flow, dataCategory, organization, country })
    }
  }
  return found
}

function purposesDenied(ground: RuleGround, policy: WholePolicy): PurposeViolation[] {
  return ground.activities.flatMap(({ key: activity }) => {
    if (hasMeasures(ground, policy, activity)) return []
    const others = otherPurposes(ground, policy, activity)
    if (others.length === 0) return []
    return ground
      .dataUsedBy(activity)
      .filter((each) => isMeant(ground, policy, activity, each))
      .flatMap((dataCategory) => others.map((purpose) => ({ policy, activity, flow: null, dataCategory, purpose })))
  })
}

/** Where a flow goes and the policy denies it; null for a policy that asks for no place. */
function deniedPlaces(
  { law, flowGraph }: RuleGround,
  policy: WholePolicy,
  flow: FlowFacts,
  on: IsoDate,
): (string | null)[] {
  const { neverOutside, neverOutsideCountries: only, neverInCountries: never } = policy
  if (neverOutside === null && only.length === 0 && never.length === 0) return [null]
  return countriesOf(flow.to, flow.toCountry, flowGraph).filter(
    (country) =>
      // What is not known is not held against a flow: other rules ask for it.
      country !== null &&
      (neverOutside === null || holds(outsideWindows(law, neverOutside, country), on)) &&
      (only.length === 0 || !only.includes(country)) &&
      (never.length === 0 || never.includes(country)),
  )
}

function isDeniedRecipient(
  { survey, roleOf }: RuleGround,
  policy: WholePolicy,
  activity: string,
  organization: string | null,
  dataCategory: string,
): boolean {
  const { neverToRoles, neverToKinds, neverToOrganizations } = policy
  if (neverToRoles.length + neverToKinds.length + neverToOrganizations.length === 0) return true
  if (organization === null) return false
  const kind = survey.find(organizations, organization)?.kind
  return (
    (neverToRoles.length === 0 || neverToRoles.includes(roleOf(activity, organization, dataCategory).role)) &&
    (neverToKinds.length === 0 || (kind !== undefined && neverToKinds.includes(kind))) &&
    (neverToOrganizations.length === 0 || neverToOrganizations.includes(organization))
  )
}

/** Whether an activity may do what is denied: for its purposes, or with its measures. */
function isAllowed(ground: RuleGround, policy: WholePolicy, activity: string): boolean {
  const forPurposes =
    policy.onlyForPurposes.length > 0 &&
    ground.survey.where(activityPurposes, 'activity', activity).length > 0 &&
    otherPurposes(ground, policy, activity).length === 0
  return forPurposes || hasMeasures(ground, policy, activity)
}

function hasMeasures({ survey }: RuleGround, { unlessMeasures }: WholePolicy, activity: string): boolean {
  if (unlessMeasures.length === 0) return false
  const taken = survey.where(activitySecurityMeasures, 'activity', activity).map((row) => row.securityMeasure)
  return unlessMeasures.every((each) => taken.includes(each))
}

/** The purposes of an activity that are not among those of the policy, nor part of one. */
const otherPurposes = (ground: RuleGround, { onlyForPurposes }: WholePolicy, activity: string): string[] =>
  ground.survey
    .where(activityPurposes, 'activity', activity)
    .map(({ purpose }) => purpose)
    .filter((purpose) => !ground.lineOf(purposes, purpose).some((each) => onlyForPurposes.includes(each)))
