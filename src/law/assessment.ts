import { type AssessmentFacts, type OwnCountryFact, type Reason, type RecordRef, StatusCode } from './facts.ts'
import type { Law } from './law.ts'
import type { IsoDate } from './windows.ts'
import { countryName, reason } from './words.ts'

type DatedFact = Pick<OwnCountryFact, 'date' | 'asksForReview'>
export type AssessmentFailure = StatusCode.TIA_SUSPENDED | StatusCode.TIA_STALE | StatusCode.TIA_MISSING

/** The one that counts: the last made on or before the date; of several made that day, the last recorded. */
export function latestAssessment(assessments: readonly AssessmentFacts[], on: IsoDate): AssessmentFacts | null {
  let latest: AssessmentFacts | null = null
  for (const each of assessments) {
    if (each.assessedOn !== null && each.assessedOn <= on && (!latest || isLater(each, latest))) latest = each
  }
  return latest
}

const isLater = (a: AssessmentFacts, b: AssessmentFacts): boolean =>
  a.assessedOn !== b.assessedOn
    ? a.assessedOn! > b.assessedOn!
    : a.recorded !== b.recorded
      ? a.recorded > b.recorded
      : a.key > b.key

/** Why no assessment carries a transfer to the country on the date; null: one does. */
export function assessmentFailure(
  law: Law,
  assessments: readonly AssessmentFacts[],
  on: IsoDate,
): AssessmentFailure | null {
  const latest = latestAssessment(assessments, on)
  // An open assessment has reached no result that could go stale.
  if (!latest || latest.outcome === 'UNDETERMINED') return StatusCode.TIA_MISSING
  if (latest.outcome === 'SUSPEND') return StatusCode.TIA_SUSPENDED
  return isReviewOverdue(latest, on) || isStale(law, latest, on) ? StatusCode.TIA_STALE : null
}

const isReviewOverdue = ({ reviewDueOn }: AssessmentFacts, on: IsoDate): boolean =>
  reviewDueOn !== null && reviewDueOn < on

const isStale = (law: Law, assessment: AssessmentFacts, on: IsoDate): boolean =>
  assessment.changes.some((change) => change.on <= on) ||
  assessment.ownFacts.some((fact) => asksAgain(assessment, fact, on)) ||
  assessment.toCountries.some((country) =>
    law.countryFacts.get(country)?.some((fact) => asksAgain(assessment, fact, on)),
  )

/** Whether a fact came up after the assessment that asks for another; it is taken to know those of its own day. */
const asksAgain = ({ assessedOn }: AssessmentFacts, { asksForReview, date }: DatedFact, on: IsoDate): boolean =>
  asksForReview && assessedOn !== null && assessedOn < date && date <= on

/** Why an assessment is stale on a date, for all that it covers, by what asks for another; empty: it is not. */
export function staleness(
  law: Law,
  assessment: AssessmentFacts,
  on: IsoDate,
  legalReference: string | null = null,
): Reason[] {
  const { key, assessedOn } = assessment
  const changes = assessment.changes
    .filter((change) => change.on <= on)
    .map(({ on: day, message, records }) => ({
      day,
      ...reason('RECORD_CHANGED', `Since assessment ${key} was recorded, ${message} (${day}).`, legalReference, [
        refTo(assessment),
        ...records,
      ]),
    }))
  const facts = factsLookedAt(law, assessment)
    .filter((fact) => asksAgain(assessment, fact, on))
    .map(({ country, date: day, fact, profile }) => {
      const said = `on ${day}, in ${countryName(law, country)}: ${fact.replace(/\.+$/, '')}`
      const own = profile === null ? [] : [{ type: 'CountryProfile', key: profile }]
      const message = `After assessment ${key} of ${assessedOn}, ${said}.`
      return { day, ...reason('COUNTRY_PROFILE_CHANGED', message, legalReference, [refTo(assessment), ...own]) }
    })
  return [...inOrder(changes), ...inOrder(facts)]
}

/** By day, and on one day in an order of their own: whatever the order in which they came. */
function inOrder(reasons: readonly (Reason & { day: IsoDate })[]): Reason[] {
  const placed = reasons.map(({ day, ...told }) => ({
    told,
    place: [day, told.message, ...told.records.map((record) => record.key)].join('\u0000'),
  }))
  placed.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
  return placed.map(({ told }) => told)
}

/** Facts of law and practice that an assessment looks at: those of the reference data, and those of the workspace. */
const factsLookedAt = (law: Law, { toCountries, ownFacts }: AssessmentFacts) => [
  ...[...new Set(toCountries)].flatMap((country) =>
    (law.countryFacts.get(country) ?? []).map((fact) => ({ ...fact, country, profile: null })),
  ),
  ...ownFacts,
]

/** The days of the facts that an assessment looks at. */
export const datesOfFacts = (law: Law, { toCountries, ownFacts }: AssessmentFacts): IsoDate[] => [
  ...toCountries.flatMap((country) => law.countryFacts.get(country)?.map(({ date }) => date) ?? []),
  ...ownFacts.map(({ date }) => date),
]

/** The passing of the review date, which makes an assessment TIA_STALE as well; null: it has not passed. */
export function reviewOverdue(
  assessment: AssessmentFacts,
  on: IsoDate,
  legalReference: string | null = null,
): Reason | null {
  if (!isReviewOverdue(assessment, on)) return null
  const message = `Assessment ${assessment.key} was to be reviewed by ${assessment.reviewDueOn}.`
  return reason('REVIEW_DATE_PASSED', message, legalReference, [refTo(assessment)])
}

const refTo = ({ key }: AssessmentFacts): RecordRef => ({ type: 'TransferImpactAssessment', key })
