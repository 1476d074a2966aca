import { StatusCode } from '../../law/status.ts'
import { Severity } from '../severity.ts'
import { transferStatusRule } from '../transfer-status-rule.ts'

export const rule = transferStatusRule(StatusCode.TIA_MISSING, {
  severity: Severity.ERROR,
  looksFor: 'A transfer whose mechanism needs an assessment, while none with a date and an outcome is on record.',
  says: 'its mechanism needs an assessment, and none with a date and an outcome is on record.',
  remedy: 'Record a transfer impact assessment of these ends with its date and outcome, or rely on another mechanism.',
})
