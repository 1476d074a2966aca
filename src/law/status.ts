import { changesOn } from './changes-on.ts'
import { explain } from './explain.ts'
import type { Facts, Status } from './facts.ts'
import { judge } from './judge.ts'
import type { Law } from './law.ts'
import { ask } from './question.ts'
import type { IsoDate } from './windows.ts'

export { latestAssessment, reviewOverdue, staleness } from './assessment.ts'
export * from './facts.ts'
export { provisionsOf } from './governing-regime.ts'

/** What the law says of a transfer on a date, why, and until when. It depends on nothing but its arguments. */
export function statusOf(law: Law, facts: Facts, on: IsoDate): Status {
  const question = ask(law, facts)
  const verdict = judge(question, on)
  const { code, covered, mechanism } = verdict
  return {
    code,
    covered,
    mechanism,
    reasons: explain(question, verdict, on),
    changesOn: changesOn(question, on, verdict),
  }
}

export type Verdict = Pick<Status, 'code' | 'covered' | 'mechanism'>

/** The same answer without its reasons and its end: for filters and for what-ifs over many transfers. */
export function verdictOf(law: Law, facts: Facts, on: IsoDate): Verdict {
  const { code, covered, mechanism } = judge(ask(law, facts), on)
  return { code, covered, mechanism }
}
