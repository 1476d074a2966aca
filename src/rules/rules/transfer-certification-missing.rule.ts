import { StatusCode } from '../../law/status.ts'
import { Severity } from '../severity.ts'
import { transferStatusRule } from '../transfer-status-rule.ts'

export const rule = transferStatusRule(StatusCode.CERTIFICATION_MISSING, {
  severity: Severity.ERROR,
  looksFor: 'A transfer whose mechanism covers certified importers only, while no valid certification is on record.',
  says: 'the mechanism covers certified importers only, and no certification that is valid on the date is on record.',
  remedy:
    'Look the importer up on the list and record its entry with dates as a certification, or put another mechanism in place.',
})
