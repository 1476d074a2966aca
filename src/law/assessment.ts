import { type AssessmentFacts, type Reason, type RecordRef, StatusCode } from './facts.ts'
import type { Law } from './law.ts'
import type { IsoDate } from './windows.ts'

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
  toCountry: string,
  on: IsoDate,
): AssessmentFailure | null {
  const latest = latestAssessment(assessments, on)
  // An open assessment has reached no result that could go stale.
  if (!latest || latest.outcome === 'UNDETERMINED') return StatusCode.TIA_MISSING
  if (latest.outcome === 'SUSPEND') return StatusCode.TIA_SUSPENDED
  return isReviewOverdue(latest, on) || isStale(law, latest, toCountry, on) ? StatusCode.TIA_STALE : null
}

const isReviewOverdue = ({ reviewDueOn }: AssessmentFacts, on: IsoDate): boolean =>
  reviewDueOn !== null && reviewDueOn < on

const isStale = (law: Law, assessment: AssessmentFacts, country: string, on: IsoDate): boolean =>
  assessment.changes.some((change) => change.on <= on) || factsSince(law, assessment, country, on).length > 0

/** Why an assessment is stale on a date, for all that it covers; empty: it is not. */
export function staleness(
  law: Law,
  assessment: AssessmentFacts,
  toCountries: readonly string[],
  on: IsoDate,
): Reason[] {
  const changes = assessment.changes
    .filter((change) => change.on <= on)
    .map(({ on: day, message, records }) => ({
      rule: 'RECORD_CHANGED',
      message: `Since assessment ${assessment.key} was recorded, ${message} (${day}).`,
      legalReference: null,
      records: [refTo(assessment), ...records],
    }))
  const facts = [...new Set(toCountries)].sort().flatMap((country) =>
    factsSince(law, assessment, country, on).map(({ date, fact }) => ({
      rule: 'COUNTRY_PROFILE_CHANGED',
      message: `After assessment ${assessment.key} of ${assessment.assessedOn}, on ${date}, in ${nameOf(law, country)}: ${fact}.`,
      legalReference: null,
      records: [refTo(assessment)],
    })),
  )
  return [...changes, ...facts]
}

/** The passing of the review date, which makes an assessment TIA_STALE as well; null: it has not passed. */
export function reviewOverdue(assessment: AssessmentFacts, on: IsoDate): Reason | null {
  if (!isReviewOverdue(assessment, on)) return null
  return {
    rule: 'REVIEW_DATE_PASSED',
    message: `Assessment ${assessment.key} was to be reviewed by ${assessment.reviewDueOn}.`,
    legalReference: null,
    records: [refTo(assessment)],
  }
}

function factsSince(law: Law, { assessedOn }: AssessmentFacts, country: string, on: IsoDate) {
  const facts = law.countryFacts.get(country)
  if (!facts || assessedOn === null) return []
  return facts.filter(({ asksForReview, date }) => asksForReview && assessedOn < date && date <= on)
}

const refTo = ({ key }: AssessmentFacts): RecordRef => ({ type: 'TransferImpactAssessment', key })
const nameOf = (law: Law, country: string): string => law.countries.get(country)?.name ?? country
