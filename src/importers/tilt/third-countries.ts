import { countriesIn } from '../country-names.ts'
import type { Given } from '../given.ts'
import type { ManifestDraft } from '../manifest-draft.ts'
import { cut, keyWithin } from '../names.ts'
import type { Controller, Disclosed } from './citing.ts'
import { drawSafeguards } from './guarantees.ts'

/**
 * Transfers that the document states by country. Where it names recipients in that country, they are the importers; where
 * it names none, one organization stands for them, and it gets all data that the document discloses: which of it goes
 * there, the document does not say.
 */
export function drawThirdCountries(
  draft: ManifestDraft,
  document: Given,
  controller: Controller,
  disclosed: Disclosed,
): void {
  for (const transfer of document.field('thirdCountryTransfers').items()) {
    const country = transfer.field('country')
    if (country.text === null) continue
    const { countries } = countriesIn(country.text)
    if (countries.length === 0) controller.organization.keepAsText('Transfers to', country, 'It names no country')
    else controller.organization.note('Transfers to', country)
    const importers =
      countries.length > 0
        ? countries.flatMap((code) => importersIn(draft, code, code, controller, disclosed))
        : importersIn(draft, null, country.text, controller, disclosed)
    for (const importer of importers) drawSafeguards(draft, transfer, importer, controller)
  }
}

function importersIn(
  draft: ManifestDraft,
  code: string | null,
  place: string,
  controller: Controller,
  disclosed: Disclosed,
) {
  const named = code === null ? undefined : controller.recipientsIn.get(code)
  if (named) return [...named]
  const { organization, inferred } = controller
  const recipients = draft.record('organizations', keyWithin(`recipients/${organization.key}`, `in ${place}`))
  recipients.call(cut(`Recipients of ${organization.key} in ${place} (not named)`)).evidence(inferred)
  recipients.set('kind', 'OTHER')
  if (code) recipients.set('country', code)
  const activity = draft.record('processingActivities', keyWithin(organization.key, 'third-country-transfers'))
  activity
    .call(`Transfers of ${organization.key} to third countries: recipients and data not stated`)
    .evidence(inferred)
  activity.row('roles', { organization: organization.key, role: 'CONTROLLER', ...inferred })
  activity.row('flows', {
    from: { organization: organization.key },
    to: { organization: recipients.key },
    kind: 'DISCLOSURE',
    dataCategories: [...disclosed],
    ...inferred,
  })
  return [recipients.key]
}
