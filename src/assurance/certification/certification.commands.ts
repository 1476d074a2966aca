import { type Command, ends, registers, retires } from '../../record/command.ts'
import { certificationRecord } from './certification.record.ts'
import { Certification } from './certification.type.ts'

export const certificationCommands: readonly Command[] = [
  registers(certificationRecord, Certification),
  retires(certificationRecord, Certification),
  ends(certificationRecord, Certification, {
    name: 'endCertification',
    names: 'certification',
    description: 'Says on which day a certification holds for the last time.',
  }),
]
