import { groupBy } from '../../law/group-by.ts'
import { namesOfViolations, recordOfViolation, violationWords } from '../policy/violation-words.ts'
import type { Violation } from '../policy/violations.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'POLICY_VIOLATED',
  severity: Severity.ERROR,
  looksFor:
    'A flow, or a purpose of an activity, that a policy of the workspace denies. Each policy has a severity of its own; where several deny the same, the gravest counts. What is not stated is not held against a flow.',
  legalReference: null,
  remedy:
    'Take the data out of the flow, or the purpose out of the activity; where the policy names measures, take them and record them; or have a steward waive the finding.',
  *find(ground) {
    for (const violations of together(ground.violations)) {
      const { policy, activity, flow } = violations[0]!
      yield {
        record: recordOfViolation(violations[0]!),
        message: violationWords(ground, violations),
        records: [
          { type: 'Policy', key: policy.key },
          ...(flow ? [{ type: 'ProcessingActivity', key: activity }] : []),
        ],
        standsOn: namesOfViolations(violations),
        severity: policy.severity,
        ...(policy.remedy === null ? {} : { remedy: policy.remedy }),
      }
    }
  },
}

/** The violations of one policy by one record are told together. */
const together = (violations: readonly Violation[]) =>
  groupBy(violations, ({ policy, flow, activity }) => `${policy.key}\u0000${flow?.key ?? activity}`).values()
