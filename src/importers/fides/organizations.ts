import { countryAtEndOf } from '../country-names.ts'
import type { Given } from '../given.ts'
import { keyFor } from '../names.ts'
import { inferred, stated } from './evidence.ts'
import type { FidesDraft } from './fides-draft.ts'

const contacts = {
  controller: 'Controller',
  data_protection_officer: 'Data protection officer',
  representative: 'Representative',
}

/** The organizations that systems belong to. A country at the end of the controller's address is our reading of it. */
export function drawOrganizations(draft: FidesDraft, organizations: readonly Given[]): void {
  for (const organization of organizations) {
    const fidesKey = organization.field('fides_key')
    const record = draft.record('organizations', keyFor(fidesKey.text!)).call(fidesKey.text!)
    fidesKey.carry(record.at, record.key)
    record.set('kind', 'OWN_ENTITY')
    record.named(organization.field('name'))
    record.note(null, organization.field('description'))
    record.note('Security policy', organization.field('security_policy'))
    for (const [field, label] of Object.entries(contacts))
      for (const part of ['name', 'address', 'email', 'phone'])
        record.note(`${label}, ${part}`, organization.field(field).field(part))
    const country = countryAtEndOf(organization.field('controller').field('address').text ?? '')
    if (country) record.set('country', country)
    record.evidence(country ? inferred(organization) : stated(organization))
  }
}

/** The organization that a system belongs to, when the files describe it. Fides has a name for the one left out. */
export function organizationOf(draft: FidesDraft, resource: Given): string | null {
  const named = resource.field('organization_fides_key')
  const key = keyFor(named.text ?? 'default_organization')
  return draft.has('organizations', key) ? key : null
}

/** The business behind a system, where it is not the organization itself. */
export function vendorOf(draft: FidesDraft, system: Given): string | null {
  const name = system.field('legal_name')
  if (name.text === null) return null
  const vendor = draft.record('organizations', keyFor(name.text)).named(name).evidence(stated(system))
  if (!vendor.has('kind')) vendor.set('kind', 'VENDOR')
  const address = system.field('legal_address')
  vendor.note('Address', address)
  vendor.note('Privacy contact', system.field('dpo'))
  vendor.note('Privacy policy', system.field('privacy_policy'))
  const country = countryAtEndOf(address.text ?? '')
  if (country) vendor.set('country', country)
  return vendor.key
}
