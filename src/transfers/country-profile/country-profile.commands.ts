import { type Command, registers, retires } from '../../record/command.ts'
import { onList } from '../../record/list-commands.ts'
import { countryProfileRecord } from './country-profile.record.ts'
import { CountryProfile } from './country-profile.type.ts'

export const countryProfileCommands: readonly Command[] = [
  registers(countryProfileRecord, CountryProfile),
  retires(countryProfileRecord, CountryProfile),
  ...onList(countryProfileRecord, CountryProfile, {
    names: 'countryProfile',
    list: 'facts',
    records: {
      name: 'recordCountryFact',
      description:
        'Records a dated fact of a country’s law or practice, and so makes the assessments before it stale if it asks for that. A fact with the same key is replaced.',
    },
    removes: {
      name: 'removeCountryFact',
      description: 'Takes a fact out of a country profile, as one that never should have stood there.',
    },
  }),
]
