import { type Command, registers, retires } from '../../record/command.ts'
import { organizationRecord } from './organization.record.ts'
import { Organization } from './organization.type.ts'

export const organizationCommands: readonly Command[] = [
  registers(organizationRecord, Organization),
  retires(organizationRecord, Organization),
]
