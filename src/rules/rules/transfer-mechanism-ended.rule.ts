import { StatusCode } from '../../law/status.ts'
import { Severity } from '../severity.ts'
import { transferStatusRule } from '../transfer-status-rule.ts'

export const rule = transferStatusRule(StatusCode.MECHANISM_ENDED, {
  severity: Severity.ERROR,
  looksFor: 'A transfer that names only mechanisms, or safeguards, which have ended or have not begun.',
  says: 'what it is said to rest on has ended or has not begun.',
  remedy: 'Put a mechanism in place that is in force and record it as a safeguard, or stop the transfer.',
})
