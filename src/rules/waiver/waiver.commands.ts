import { type Command, ends, registers, retires } from '../../record/command.ts'
import { waiverRecord } from './waiver.record.ts'
import { Waiver } from './waiver.type.ts'

export const waiverCommands: readonly Command[] = [
  registers(waiverRecord, Waiver, {
    name: 'waiveFinding',
    description:
      'Sets a finding aside until a day, with a reason and a person who answers for it; with expectedVersion, replaces what is said of it. The finding stays visible, as waived.',
  }),
  retires(waiverRecord, Waiver),
  ends(waiverRecord, Waiver, {
    name: 'endWaiver',
    names: 'waiver',
    description: 'Says on which day a finding is set aside for the last time.',
  }),
]
