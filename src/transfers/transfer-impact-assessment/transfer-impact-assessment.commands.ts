import { type Command, registers, retires } from '../../record/command.ts'
import { transferImpactAssessmentRecord } from './transfer-impact-assessment.record.ts'
import { TransferImpactAssessment } from './transfer-impact-assessment.type.ts'

const recordAssessment = registers(transferImpactAssessmentRecord, TransferImpactAssessment, {
  name: 'recordAssessment',
  description:
    'Records what an assessment of transfers came to or, with expectedVersion, replaces what is said of it. The same again does nothing, and does not renew it.',
})

export const transferImpactAssessmentCommands: readonly Command[] = [
  recordAssessment,
  retires(transferImpactAssessmentRecord, TransferImpactAssessment),
]
