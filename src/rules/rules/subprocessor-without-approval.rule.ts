import { listed } from '../../law/words.ts'
import {
  ApprovalDecision,
  type ApprovalRow,
  approvals,
  SubprocessorStatus,
  subprocessors,
} from '../../subprocessors/subprocessor/subprocessor.table.ts'
import type { Rule } from '../rule.ts'
import type { RuleGround } from '../rule-ground.ts'
import { Severity } from '../severity.ts'

const used: readonly string[] = [SubprocessorStatus.ANNOUNCED, SubprocessorStatus.ACTIVE]

export const rule: Rule = {
  code: 'SUBPROCESSOR_WITHOUT_APPROVAL',
  severity: Severity.WARNING,
  looksFor:
    'A subprocessor announced or active for which a team has not approved, or has rejected, or for which no approval is on record.',
  legalReference: 'GDPR Art. 28(1), 28(2)',
  remedy: 'Have every team decide, and record its decision with its day in `approvals`; or set the subprocessor back.',
  *find({ survey, on }: RuleGround) {
    for (const { key, name, status } of survey.rows(subprocessors)) {
      if (!used.includes(status)) continue
      const all = survey.where(approvals, 'subprocessor', key)
      const open = all.filter((each) => !isApproved(each, on))
      if (all.length > 0 && open.length === 0) continue
      const found = all.length === 0 ? 'no approval is on record' : listed(open.map((each) => wordsOf(each, on)))
      yield {
        record: { type: 'Subprocessor', key },
        message: `${name} is ${status.toLowerCase()}, and ${found}.`,
      }
    }
  },
}

const isApproved = ({ decision, decidedOn }: ApprovalRow, on: string): boolean =>
  decision === ApprovalDecision.APPROVED && (decidedOn === null || decidedOn <= on)

function wordsOf({ team, decision, decidedOn }: ApprovalRow, on: string): string {
  if (decidedOn !== null && decidedOn > on) return `${team} decides only on ${decidedOn}`
  const when = decidedOn === null ? '' : ` on ${decidedOn}`
  return decision === ApprovalDecision.REJECTED ? `${team} rejected it${when}` : `${team} has not decided`
}
