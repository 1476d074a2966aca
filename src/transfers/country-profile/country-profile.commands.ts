import { type Command, registers, retires } from '../../record/command.ts'
import { countryProfileRecord } from './country-profile.record.ts'
import { CountryProfile } from './country-profile.type.ts'

export const countryProfileCommands: readonly Command[] = [
  registers(countryProfileRecord, CountryProfile),
  retires(countryProfileRecord, CountryProfile),
]
