import { type Command, ends, registers, retires } from '../../record/command.ts'
import { safeguardRecord } from './safeguard.record.ts'
import { Safeguard } from './safeguard.type.ts'

export const safeguardCommands: readonly Command[] = [
  registers(safeguardRecord, Safeguard, {
    name: 'recordSafeguard',
    description:
      'Records a mechanism put in place between an exporter and an importer or, with expectedVersion, replaces what is said of it. The same again does nothing.',
  }),
  retires(safeguardRecord, Safeguard),
  ends(safeguardRecord, Safeguard, {
    name: 'endSafeguard',
    names: 'safeguard',
    description:
      'Says on which day a safeguard holds for the last time, such as that of clauses that were given notice.',
  }),
]
