import { StatusCode } from '../../law/status.ts'
import { Severity } from '../severity.ts'
import { transferStatusRule } from '../transfer-status-rule.ts'

export const rule = transferStatusRule(StatusCode.CERTIFICATION_MISSING, {
  severity: Severity.ERROR,
  looksFor:
    'A transfer whose mechanism reaches only importers on its list or in its scope, while nothing on record that holds on the date says that this one is.',
  says: 'its mechanism reaches only importers on its list or in its scope, and nothing on record that holds on the date says that this one is.',
  remedy:
    'Look the importer up on the list, or ask whether it is in the scope, and record that with dates as a certification; or put another mechanism in place.',
})
