import { alters, type Command, registers, retires } from '../../record/command.ts'
import { described, group, required } from '../../record/shape.ts'
import { systemRecord } from './system.record.ts'
import { System } from './system.type.ts'

const moveSystem = alters(systemRecord, System, {
  name: 'moveSystem',
  description:
    'Says in which countries a system stores and processes from now on, in place of those on record. Its flows, and so the transfers, follow.',
  names: 'system',
  input: group({
    countries: described('All countries it is in from now on.', required(systemRecord.entry.fields.countries!.shape)),
  }),
  change: (entry, { countries }) => ({ ...entry, countries }),
})

export const systemCommands: readonly Command[] = [
  registers(systemRecord, System),
  retires(systemRecord, System),
  moveSystem,
]
