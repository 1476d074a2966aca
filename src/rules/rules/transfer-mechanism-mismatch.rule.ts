import { StatusCode } from '../../law/status.ts'
import { Severity } from '../severity.ts'
import { transferStatusRule } from '../transfer-status-rule.ts'

export const rule = transferStatusRule(StatusCode.MECHANISM_MISMATCH, {
  severity: Severity.ERROR,
  looksFor: 'A transfer whose mechanism is made for another regime, destination or pair of roles.',
  says: 'the mechanism on record is for another regime, destination or pair of roles.',
  remedy: 'Record the mechanism for this regime, destination and pair of roles, or correct the roles in the activity.',
})
