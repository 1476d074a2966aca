import { StatusCode } from '../../law/status.ts'
import { Severity } from '../severity.ts'
import { transferStatusRule } from '../transfer-status-rule.ts'

export const rule = transferStatusRule(StatusCode.UNCOVERED, {
  severity: Severity.ERROR,
  looksFor: 'A transfer for which nothing is recorded that it could rest on.',
  says: 'nothing is recorded that it could rest on.',
  remedy: 'Put a safeguard in place and record it, or stop the transfer.',
})
