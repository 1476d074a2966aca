import { alters, type Command, registers, retires } from '../../record/command.ts'
import { onList } from '../../record/list-commands.ts'
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

const data = onList(systemRecord, System, {
  names: 'system',
  list: 'dataCategories',
  value: 'Which data it holds or handles.',
  records: {
    name: 'recordSystemData',
    description: 'Says that a system holds or handles a category of data; what its flows carry need not be named.',
  },
  removes: {
    name: 'removeSystemData',
    description:
      'Says that a system no longer holds a category of data. One that its flows carry is among its data all the same.',
  },
})

export const systemCommands: readonly Command[] = [
  registers(systemRecord, System),
  retires(systemRecord, System),
  moveSystem,
  ...data,
]
