import { StatusCode } from '../../law/status.ts'
import { Severity } from '../severity.ts'
import { transferStatusRule } from '../transfer-status-rule.ts'

export const rule = transferStatusRule(StatusCode.TIA_SUSPENDED, {
  severity: Severity.ERROR,
  looksFor: 'A transfer whose latest assessment says that it is to be suspended.',
  says: 'its latest assessment says that it is to be suspended.',
  remedy: 'Suspend the transfer: end its flows. Or add measures, and record a new assessment that allows it.',
})
