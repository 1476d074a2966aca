import { computeAssessment, hasAnyScore } from '../../law/assessment-score.ts'
import { listed } from '../../law/words.ts'
import type { Beyond, Entry } from '../../record/record-spec.ts'
import type { Fault } from '../../record/shape.ts'
import { inputsOf } from './assessment-inputs.shape.ts'
import type { TiaOutcome } from './transfer-impact-assessment.table.ts'

interface Signed {
  outcome: `${TiaOutcome}`
  outcomeReason: string | null
  assessedOn: string | null
  assessedBy: string | null
}

export function reviewedAfterwards({
  assessedOn,
  reviewDueOn,
}: {
  assessedOn?: string | null
  reviewDueOn?: string | null
}): Fault | null {
  if (!assessedOn || !reviewDueOn || assessedOn <= reviewDueOn) return null
  return {
    field: 'reviewDueOn',
    problem: `The review is due on ${reviewDueOn}, before the assessment of ${assessedOn}.`,
    remedy: 'Write a day on or after assessedOn.',
  }
}

/**
 * An assessment says what someone has judged, not what someone will. Whoever signs another outcome than its own inputs
 * come to says why, and who it was, also where some are missing and they come to nothing yet. An assessment without any
 * score has no arithmetic to differ from.
 */
export function faultsOfSignature(entry: Entry, { today, named }: Beyond): Fault[] {
  const { outcome, outcomeReason, assessedOn, assessedBy } = entry as unknown as Signed
  const faults: Fault[] = []
  if (assessedOn !== null && assessedOn > today) {
    faults.push({
      field: 'assessedOn',
      problem: `The assessment is dated ${assessedOn}, and today is ${today}.`,
      remedy: 'Write the day on which it was made.',
    })
  }
  const measures = named('supplementaryMeasures')
  if (!measures) return faults
  const inputs = inputsOf(entry, measures)
  const computed = computeAssessment(inputs)
  if (computed.outcome === outcome || !hasAnyScore(inputs)) return faults
  const why =
    computed.missing.length > 0 ? `${listed(computed.missing)} is not stated.` : computed.steps.at(-1)!.message
  const differs = `The outcome is ${outcome}, and its inputs come to ${computed.outcome}: ${why}`
  if (outcomeReason === null) {
    faults.push({
      field: 'outcomeReason',
      problem: differs,
      remedy: `Say in outcomeReason why it is ${outcome}, or sign ${computed.outcome}${computed.missing.length > 0 ? ', or state what is missing' : ''}.`,
    })
  }
  if (assessedBy === null) {
    faults.push({ field: 'assessedBy', problem: differs, remedy: 'Say in assessedBy who answers for that.' })
  }
  return faults
}
