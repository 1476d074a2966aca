import { type Command, ends, registers, retires } from '../../record/command.ts'
import { agreementRecord } from './agreement.record.ts'
import { Agreement } from './agreement.type.ts'

export const agreementCommands: readonly Command[] = [
  registers(agreementRecord, Agreement),
  retires(agreementRecord, Agreement),
  ends(agreementRecord, Agreement, {
    name: 'endAgreement',
    names: 'agreement',
    description: 'Says on which day an agreement holds for the last time.',
  }),
]
