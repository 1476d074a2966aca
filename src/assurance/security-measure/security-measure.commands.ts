import { type Command, registers, retires } from '../../record/command.ts'
import { securityMeasureRecord } from './security-measure.record.ts'
import { SecurityMeasure } from './security-measure.type.ts'

export const securityMeasureCommands: readonly Command[] = [
  registers(securityMeasureRecord, SecurityMeasure),
  retires(securityMeasureRecord, SecurityMeasure),
]
