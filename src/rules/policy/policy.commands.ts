import { type Command, registers, retires } from '../../record/command.ts'
import { policyRecord } from './policy.record.ts'
import { Policy } from './policy.type.ts'

export const policyCommands: readonly Command[] = [registers(policyRecord, Policy), retires(policyRecord, Policy)]
