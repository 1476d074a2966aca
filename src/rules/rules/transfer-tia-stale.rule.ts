import { StatusCode } from '../../law/status.ts'
import { Severity } from '../severity.ts'
import { transferStatusRule } from '../transfer-status-rule.ts'

export const rule = transferStatusRule(StatusCode.TIA_STALE, {
  severity: Severity.WARNING,
  looksFor: 'A transfer whose mechanism needs an assessment, and whose latest one is stale or past its review date.',
  says: 'its mechanism needs an assessment, and the latest one is stale or past its review date.',
  remedy: 'Assess the transfer again and record the new date and outcome, or rely on another mechanism.',
})
