import { alters, type Command, registers, retires } from '../../record/command.ts'
import { described, group, required } from '../../record/shape.ts'
import { organizationRecord } from './organization.record.ts'
import { Organization } from './organization.type.ts'

const moveOrganization = alters(organizationRecord, Organization, {
  name: 'moveOrganization',
  description:
    'Says in which country an organization is from now on. Its flows, where neither they nor a system name a country, and so the transfers, follow.',
  names: 'organization',
  input: group({
    country: described('The country it is in from now on.', required(organizationRecord.entry.fields.country!.shape)),
  }),
  change: (entry, { country }) => ({ ...entry, country }),
})

export const organizationCommands: readonly Command[] = [
  registers(organizationRecord, Organization),
  retires(organizationRecord, Organization),
  moveOrganization,
]
