import { type Command, registers, retires } from '../../record/command.ts'
import { purposeRecord } from './purpose.record.ts'
import { Purpose } from './purpose.type.ts'

export const purposeCommands: readonly Command[] = [registers(purposeRecord, Purpose), retires(purposeRecord, Purpose)]
