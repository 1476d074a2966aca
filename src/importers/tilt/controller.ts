import { countryAtEndOf, countryOf } from '../country-names.ts'
import type { Given } from '../given.ts'
import type { ManifestDraft } from '../manifest-draft.ts'
import { keyFor } from '../names.ts'
import { type Controller, citedAs, type OrganizationDraft } from './citing.ts'

const contact = ['name', 'address', 'country', 'email', 'phone', 'url']

/** Who discloses. Representative and officer stand in the description: an organization has no fields for people. */
export function drawController(draft: ManifestDraft, document: Given): Controller {
  const [controller, meta] = [document.field('controller'), document.field('meta')]
  const name = controller.field('name').text ?? meta.field('name').text ?? 'Controller (not named)'
  const organization = draft.record('organizations', keyFor(name)).call(name)
  const source = citedAs(document)
  organization.set('kind', 'OWN_ENTITY')
  organization.named(controller.field('name'))
  organization.note('Service', meta.field('name'))
  meta.field('url').carry(organization.at, source)
  organization.note('Division', controller.field('division'))
  describePerson(organization, 'Representative', controller.field('representative'))
  describePerson(organization, 'Data protection officer', document.field('dataProtectionOfficer'))
  const isRead = drawPlace(organization, controller)
  organization.evidence({ source, confidence: isRead ? 'INFERRED' : 'STATED' })
  return {
    organization,
    stated: { source, confidence: 'STATED' },
    inferred: { source, confidence: 'INFERRED' },
    recipientsIn: new Map(),
  }
}

export function describePerson(organization: OrganizationDraft, label: string, person: Given): void {
  for (const part of contact) organization.note(`${label}, ${part}`, person.field(part))
}

/** Address and country; answers whether the country is only our reading of the address. */
export function drawPlace(organization: OrganizationDraft, holder: Given): boolean {
  const [address, country] = [holder.field('address'), holder.field('country')]
  organization.note('Address', address)
  const stated = country.text === null ? null : countryOf(codeOf(country.text))
  if (stated) organization.set('country', stated, country)
  else organization.keepAsText('Country', country, 'It names no single country')
  const read = stated || address.text === null ? null : countryAtEndOf(address.text)
  if (read) organization.set('country', read)
  return read !== null
}

/** Where a country belongs, two letters are a code, however they are written. */
const codeOf = (text: string) => (/^[a-z]{2}$/i.test(text) ? text.toUpperCase() : text)
