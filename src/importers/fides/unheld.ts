import type { Given } from '../given.ts'

const reasons = new Map(
  Object.entries({
    policy:
      'It forbids uses of data; policies here say which uses alone are allowed, or where data must not go: write it anew',
    registry: 'There is no record type for registries',
    evaluation: 'It is a result of Fides, and not a fact of the inventory',
    meta: 'It is free in form, and says nothing that the manifest has a field for',
    fides_meta: 'It directs how Fides runs requests against the data',
    fidesops_meta: 'It directs how Fides runs requests against the data',
    fidesctl_meta: 'It directs how Fides finds the resource',
    tags: 'Records have no tags',
    organization_fides_key: 'None of the files describes the organization it names',
    version_added: 'It is about the edition of the taxonomy',
    version_deprecated: 'It is about the edition of the taxonomy',
    replaced_by: 'It is about the edition of the taxonomy',
    is_default: 'It is about the edition of the taxonomy',
    flexible_legal_basis_for_processing: 'Whether notices may state another legal basis is not in the inventory',
    does_international_transfers: 'The hub derives transfers from flows and countries',
    legal_basis_for_transfers: 'It names neither exporter nor importer, which a safeguard has',
    joint_controller: 'It names no record: write the organization and its role',
    cookies: 'There is no record type for cookies',
    cookie_max_age_seconds: 'There is no record type for cookies',
    cookie_refresh: 'There is no record type for cookies',
    uses_cookies: 'There is no record type for cookies',
    uses_non_cookie_access: 'There is no record type for cookies',
    previous_vendor_id: 'The vendor lists of Fides are not carried over',
    vendor_deleted_date: 'The vendor lists of Fides are not carried over',
  }),
)

/** Why a value that nothing was drawn from is not carried: for what the nearest name above it stands. */
export function whyNot(given: Given): string {
  const names = given.path.filter((step) => typeof step === 'string')
  const told = names.reverse().find((name) => reasons.has(name))
  if (told !== undefined) return reasons.get(told)!
  if (given.step === 'description') return 'Data elements have no description'
  if (given.path.includes('fields'))
    return 'A field is carried as an element of a data category, and this one names none'
  if (typeof given.value === 'object')
    return 'Something else stands here than Fides writes, or a field that it does not know'
  return 'The manifest has no field for it'
}
