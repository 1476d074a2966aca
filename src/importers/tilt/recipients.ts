import type { Given } from '../given.ts'
import type { ManifestDraft } from '../manifest-draft.ts'
import { cut, keyFor, keyWithin } from '../names.ts'
import type { Controller, OrganizationDraft } from './citing.ts'
import { describePerson, drawPlace } from './controller.ts'
import type { ActivityDraft } from './disclosures.ts'

/**
 * Who the data is disclosed to. Recipients of whom only a category is stated are one organization each: without a country
 * the hub says that it cannot tell whether they are abroad. Their roles are not stated.
 */
export function drawRecipients(
  draft: ManifestDraft,
  activity: ActivityDraft,
  recipients: readonly Given[],
  dataCategory: string,
  controller: Controller,
): void {
  for (const recipient of recipients) {
    const organization = drawRecipient(draft, recipient, controller)
    if (!organization) continue
    activity.row('flows', {
      from: { organization: controller.organization.key },
      to: { organization: organization.key },
      kind: 'DISCLOSURE',
      dataCategories: [dataCategory],
      ...controller.stated,
    })
  }
}

function drawRecipient(draft: ManifestDraft, recipient: Given, controller: Controller): OrganizationDraft | null {
  const organization = recordOf(draft, recipient, controller)
  if (!organization) return null
  if (!organization.has('kind')) organization.set('kind', 'OTHER')
  organization.note('Category of recipient', recipient.field('category'))
  organization.note('Division', recipient.field('division'))
  describePerson(organization, 'Representative', recipient.field('representative'))
  const isRead = drawPlace(organization, recipient)
  organization.evidence(isRead ? controller.inferred : controller.stated)
  const country = organization.word('country')
  if (country)
    controller.recipientsIn.set(country, (controller.recipientsIn.get(country) ?? new Set()).add(organization.key))
  return organization
}

function recordOf(draft: ManifestDraft, recipient: Given, { organization }: Controller): OrganizationDraft | null {
  const name = recipient.isObject ? recipient.field('name') : recipient
  if (name.text !== null) return draft.record('organizations', keyFor(name.text)).named(name)
  const said = ['category', 'division', 'address', 'country'].map((field) => recipient.field(field).text)
  const what = said.find((text) => text !== null)
  if (!what) return null
  const called = `${what} (recipients of ${organization.key}, not named)`
  return draft.record('organizations', keyWithin(`recipients/${organization.key}`, what)).call(cut(called))
}
