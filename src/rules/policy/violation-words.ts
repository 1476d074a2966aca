import { securityMeasures } from '../../assurance/security-measure/security-measure.table.ts'
import { dataCategories } from '../../inventory/data-category/data-category.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { purposes } from '../../inventory/purpose/purpose.table.ts'
import type { RecordRef } from '../../law/status.ts'
import { countryName, listed } from '../../law/words.ts'
import {
  activityPurposes,
  processingActivities,
} from '../../processing/processing-activity/processing-activity.table.ts'
import type { RuleGround } from '../rule-ground.ts'
import { someOf } from '../rule-words.ts'
import { flowNames, namesOf } from '../stands-on.ts'
import type { WholePolicy } from './policy-book.ts'
import type { FlowViolation, PurposeViolation, Violation } from './violations.ts'

/** The record that a violation is found on. */
export const recordOfViolation = ({ flow, activity }: Violation): RecordRef =>
  flow ? { type: 'DataFlow', key: flow.key } : { type: 'ProcessingActivity', key: activity }

/** What they stand on: the policy, and the data of the flow or the purpose that it denies. */
export const namesOfViolations = (violations: readonly Violation[]): string[] =>
  violations.flatMap((each) => [
    ...(each.flow
      ? flowNames(each.flow.key, [each.dataCategory])
      : namesOf(activityPurposes, [{ activity: each.activity, purpose: each.purpose }])),
    `policy ${each.policy.key}`,
  ])

/** What some violations of one policy by one record are, and why they are denied, in words. */
export function violationWords(ground: RuleGround, violations: readonly Violation[]): string {
  const { policy } = violations[0]!
  const flows = violations.filter((each) => each.flow !== null)
  const uses = violations.filter((each) => each.flow === null)
  const what = flows.length > 0 ? flowWords(ground, flows) : purposeWords(ground, uses)
  const why = policy.reason === null ? '' : ` ${policy.reason}`
  return `${what} The policy ${policy.name} denies it: ${denialWords(ground, policy)}.${why}`
}

function flowWords(ground: RuleGround, violations: readonly FlowViolation[]): string {
  const { flow, organization } = violations[0]!
  const countries = unique(violations.flatMap(({ country }) => country ?? [])).sort()
  const places = countries.length === 0 ? '' : ` in ${someOf(countries.map((each) => countryName(ground.law, each)))}`
  const recipient = organization === null ? flow.to.key : ground.nameOf(organizations, organization)
  return `Flow ${flow.key} takes ${dataWords(ground, violations)} from ${flow.from.key} to ${recipient}${places}.`
}

function purposeWords(ground: RuleGround, violations: readonly PurposeViolation[]): string {
  const names = unique(violations.map(({ purpose }) => purpose)).map((each) => ground.nameOf(purposes, each))
  const activity = ground.nameOf(processingActivities, violations[0]!.activity)
  return `${activity} uses ${dataWords(ground, violations)} for ${someOf(names)}.`
}

const dataWords = (ground: RuleGround, violations: readonly Violation[]): string =>
  someOf(unique(violations.map(({ dataCategory }) => dataCategory)).map((each) => ground.nameOf(dataCategories, each)))

/** The policy itself: "never to a subprocessor in India, unless with end-to-end encryption". */
function denialWords(ground: RuleGround, policy: WholePolicy): string {
  const { law } = ground
  const named = (countries: readonly string[]) => someOf(countries.map((each) => countryName(law, each)))
  const never = [
    ...(policy.neverToRoles.length > 0 ? [`to ${listedOr(policy.neverToRoles.map(roleWord))}`] : []),
    ...(policy.neverToKinds.length > 0 ? [`to organizations of the kind ${listedOr(policy.neverToKinds)}`] : []),
    ...(policy.neverToOrganizations.length > 0
      ? [`to ${someOf(policy.neverToOrganizations.map((each) => ground.nameOf(organizations, each)))}`]
      : []),
    ...(policy.neverOutside ? [`outside the territory of ${law.regimes.get(policy.neverOutside)!.name}`] : []),
    ...(policy.neverOutsideCountries.length > 0 ? [`outside ${named(policy.neverOutsideCountries)}`] : []),
    ...(policy.neverInCountries.length > 0 ? [`in ${named(policy.neverInCountries)}`] : []),
  ]
  const only = policy.onlyForPurposes.map((each) => ground.nameOf(purposes, each))
  const measures = policy.unlessMeasures.map((each) => ground.nameOf(securityMeasures, each))
  const unless = measures.length > 0 ? `, unless with ${listed(measures)}` : ''
  if (never.length === 0) return `only for ${someOf(only)}${unless}`
  return `never ${never.join(' ')}${only.length > 0 ? `, unless for ${someOf(only)} alone` : ''}${unless}`
}

const roleWord = (role: string): string => `a ${role.toLowerCase().replaceAll('_', ' ')}`
const listedOr = (words: readonly string[]): string => words.join(' or ')
const unique = (keys: readonly string[]): string[] => [...new Set(keys)]
