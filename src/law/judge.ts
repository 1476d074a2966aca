import { type AssessmentFailure, assessmentFailure } from './assessment.ts'
import { StatusCode } from './facts.ts'
import type { Mechanism } from './mechanism.ts'
import type { Question } from './question.ts'
import type { Route } from './route.ts'
import { holds, type IsoDate } from './windows.ts'

export type Failure =
  | AssessmentFailure
  | StatusCode.CERTIFICATION_MISSING
  | StatusCode.MECHANISM_MISMATCH
  | StatusCode.MECHANISM_ENDED

export interface Verdict {
  code: StatusCode
  covered: boolean
  mechanism: string | null
  /** The route that holds, or the one that got farthest. */
  route: Route | null
}

const farthestFirst: readonly Failure[] = [
  StatusCode.TIA_SUSPENDED,
  StatusCode.TIA_STALE,
  StatusCode.TIA_MISSING,
  StatusCode.CERTIFICATION_MISSING,
  StatusCode.MECHANISM_MISMATCH,
  StatusCode.MECHANISM_ENDED,
]

/** What the law says on a date. */
export function judge(question: Question, on: IsoDate): Verdict {
  if (!crossesBorder(question, on) || isLeftToFromCountry(question, on)) {
    return { code: StatusCode.NOT_RESTRICTED, covered: true, mechanism: null, route: null }
  }
  let farthest: { route: Route; failure: Failure } | null = null
  for (const route of question.routes) {
    const failure = failureOf(question, route, on)
    if (failure === null) return { code: route.code, covered: true, mechanism: route.restsOn, route }
    if (!route.recorded) continue
    if (!farthest || farthestFirst.indexOf(failure) < farthestFirst.indexOf(farthest.failure))
      farthest = { route, failure }
  }
  const code = on < question.dataFrom ? StatusCode.UNDETERMINED : farthest ? farthest.failure : StatusCode.UNCOVERED
  return { code, covered: false, mechanism: null, route: farthest?.route ?? null }
}

export const crossesBorder = ({ transfer }: Question, on: IsoDate): boolean => holds(transfer.windows, on)

/** Whether it is an onward transfer from a country that the regime trusts in full. */
export const isLeftToFromCountry = ({ exporting, fromAdequate }: Question, on: IsoDate): boolean =>
  !holds(exporting, on) && holds(fromAdequate, on)

/** The first check that the route fails on the date; null: it holds. */
export function failureOf(question: Question, route: Route, on: IsoDate): Failure | null {
  if (!holds(route.lawful, on) || !holds(route.own, on)) return StatusCode.MECHANISM_ENDED
  if (route.mismatches.length > 0) return StatusCode.MECHANISM_MISMATCH
  if (route.certification && !holds(route.certification.windows, on)) return StatusCode.CERTIFICATION_MISSING
  if (!needsAssessment(route.mechanism, on)) return null
  return assessmentFailure(question.law, question.assessments, on)
}

export const needsAssessment = ({ tia }: Mechanism, on: IsoDate): boolean =>
  tia.required === true && (tia.from === null || tia.from <= on)
