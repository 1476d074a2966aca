import type { Given } from '../given.ts'
import type { SystemEntry } from '../manifest.ts'
import { keyWithin } from '../names.ts'
import type { RecordDraft } from '../record-draft.ts'
import { stated } from './evidence.ts'
import { datasetKey, type FidesDraft } from './fides-draft.ts'
import { organizationOf } from './organizations.ts'

const notes = { description: null, retention: 'Retention', data_qualifier: 'Data qualifier' }

/** Datasets become systems that hold data, and their fields become elements of the data categories they name. */
export function drawDatasets(draft: FidesDraft, datasets: readonly Given[]): void {
  for (const dataset of datasets) {
    const fidesKey = dataset.field('fides_key')
    const record = draft.record('systems', datasetKey(fidesKey.text!)).call(fidesKey.text!).evidence(stated(dataset))
    fidesKey.carry(record.at, record.key)
    record.named(dataset.field('name'))
    for (const [field, label] of Object.entries(notes)) record.note(label, dataset.field(field))
    for (const country of dataset.field('third_country_transfers').items()) record.note('Third country', country)
    const organization = organizationOf(draft, dataset)
    if (organization) record.set('operator', organization, dataset.field('organization_fides_key'))
    hold(draft, record, dataset)
    for (const collection of dataset.field('collections').items()) drawCollection(draft, record, collection)
  }
}

type SystemDraft = RecordDraft<SystemEntry>

function drawCollection(draft: FidesDraft, system: SystemDraft, collection: Given): void {
  hold(draft, system, collection)
  const name = collection.field('name')
  system.note('Collection', name)
  system.note(`Collection ${name.text ?? ''}`.trim(), collection.field('description'))
  for (const field of collection.field('fields').items()) drawField(draft, system, field, [name.text ?? ''])
}

function drawField(draft: FidesDraft, system: SystemDraft, field: Given, above: readonly string[]): void {
  const name = field.field('name')
  const place = [...above, name.text ?? '']
  const categories = hold(draft, system, field)
  if (name.text !== null && categories.length > 0) {
    const key = keyWithin(system.key, place.join('/'))
    for (const category of categories)
      draft.record('dataCategories', category).element(key, place.filter(Boolean).join('.'), name, stated(field))
  }
  for (const inner of field.field('fields').items()) drawField(draft, system, inner, place)
}

/** Says that the system holds the data categories named here. */
function hold(draft: FidesDraft, system: SystemDraft, holder: Given): string[] {
  const categories = draft.categoriesIn(holder.field('data_categories'), system.at)
  for (const category of categories) system.add('dataCategories', category)
  return categories
}
