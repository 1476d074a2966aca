import { findingKey, waiversInForce } from '../find-findings.ts'
import type { RuleGround } from '../rule-ground.ts'
import { recordOfViolation } from './violation-words.ts'
import { findViolations, type Violation } from './violations.ts'

/** The violations that may not be added: those of enforced policies, unless a waiver sets the finding aside. */
export function deniedIn(ground: RuleGround): Violation[] {
  const waiverOf = waiversInForce(ground)
  return findViolations(ground, true).filter(
    (each) =>
      each.policy.enforced &&
      waiverOf(findingKey({ rule: 'POLICY_VIOLATED', record: recordOfViolation(each) })) === null,
  )
}

export const denialRemedy = ({ policy }: Violation): string =>
  policy.remedy ?? 'Leave it out, or meet what the policy asks; else ask a steward to waive the finding.'
