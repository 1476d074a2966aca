import { StatusCode } from '../../law/status.ts'
import { holds } from '../../law/windows.ts'
import { whyUndetermined } from '../../transfers/undetermined-flows.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'
import { transferStatusRule } from '../transfer-status-rule.ts'

const status = transferStatusRule(StatusCode.UNDETERMINED, {
  severity: Severity.WARNING,
  looksFor: 'A transfer on a date for which the reference data cannot say that nothing covers it.',
  says: 'the reference data does not reach back far enough to say whether anything covers it.',
  remedy: 'Ask on a later date, or look up what the law was then.',
})

export const rule: Rule = {
  ...status,
  looksFor:
    'A flow of which it cannot be told whether it is a transfer, because a country or an organization is not stated; and a transfer on a date before the reference data begins.',
  legalReference: 'GDPR Art. 44; EDPB Guidelines 05/2021',
  remedy: 'State who operates the system, and the countries of both ends, on the system, the organization or the flow.',
  *find(ground) {
    for (const each of ground.derivation.undetermined) {
      if (!holds(each.windows, ground.on)) continue
      const reasons = whyUndetermined(each)
      yield {
        record: { type: 'DataFlow', key: each.flow },
        message: `Whether flow ${each.flow} is a transfer cannot be told. ${reasons.map(({ message }) => message).join(' ')}`,
        reasons,
      }
    }
    for (const found of status.find(ground)) yield { ...found, remedy: status.remedy }
  },
}
