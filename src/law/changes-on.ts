import { datesOfFacts } from './assessment.ts'
import { judge, type Verdict } from './judge.ts'
import type { Question } from './question.ts'
import { edgesAfter, type IsoDate } from './windows.ts'

/** The first day after the date on which known dates bring another answer; null when none is known. */
export function changesOn(question: Question, on: IsoDate, verdict: Verdict): IsoDate | null {
  let before: IsoDate | null = null
  for (const day of laterDays(question, on).sort()) {
    if (day === before) continue
    const next = judge(question, day)
    if (next.code !== verdict.code || next.mechanism !== verdict.mechanism) return day
    before = day
  }
  return null
}

/** Every later day on which something a verdict looks at begins, or is over. */
function laterDays(question: Question, on: IsoDate): IsoDate[] {
  const { law, transfer, routes, assessments, exporting, fromAdequate, dataFrom } = question
  const days = [...edgesAfter(transfer.windows, on), ...edgesAfter(exporting, on), ...edgesAfter(fromAdequate, on)]
  const later = (day: IsoDate | null) => {
    if (day !== null && day > on) days.push(day)
  }
  later(dataFrom)
  for (const { lawful, own, certification, mechanism } of routes) {
    days.push(...edgesAfter(lawful, on), ...edgesAfter(own, on))
    if (certification) days.push(...edgesAfter(certification.windows, on))
    later(mechanism.tia.from)
  }
  for (const assessment of assessments) {
    later(assessment.assessedOn)
    days.push(...edgesAfter([{ from: null, to: assessment.reviewDueOn }], on))
    for (const change of assessment.changes) later(change.on)
    datesOfFacts(law, assessment).forEach(later)
  }
  return days
}
