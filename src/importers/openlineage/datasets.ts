import type { Given } from '../given.ts'
import type { Evidence } from '../manifest.ts'
import type { ManifestDraft } from '../manifest-draft.ts'
import { joinKeys, keyFor, keyWithin } from '../names.ts'
import { sourceOf } from '../read-input.ts'
import type { Observed, ObservedDataset } from './observed.ts'
import { type Categories, categoriesOf } from './spread-categories.ts'
import { fits, type Tags } from './tags.ts'

/** Datasets become systems, but for those that are systems on record, of which a manifest must not say anything anew. */
export function drawDatasets(draft: ManifestDraft, { datasets }: Observed, tags: Tags, categories: Categories): void {
  for (const [key, name] of Object.entries(tags.dataCategories))
    draft.record('dataCategories', key).call(name).evidence({ source: 'Tags of an import', confidence: 'STATED' })
  for (const dataset of datasets.values()) {
    if (systemOnRecord(dataset, tags) === null) drawSystem(draft, dataset, categories)
    drawElements(draft, dataset, tags, categories)
  }
}

/** The key of the system that a dataset is, on record or made. */
export const systemOf = (dataset: ObservedDataset, tags: Tags) => systemOnRecord(dataset, tags) ?? keyOf(dataset.id)

const keyOf = (id: string) => joinKeys('dataset', keyFor(id))

function systemOnRecord({ id, aliases }: ObservedDataset, { systems }: Tags): string | null {
  const names = [id, ...aliases]
  return systems.find(({ dataset }) => names.some((name) => fits(dataset, name)))?.system ?? null
}

function drawSystem(draft: ManifestDraft, dataset: ObservedDataset, categories: Categories): void {
  const system = draft.record('systems', keyOf(dataset.id))
  for (const given of dataset.named) {
    system.evidence(observedIn(given, 'STATED'))
    const [namespace, name] = [given.field('namespace'), given.field('name')]
    system.named(name)
    system.note('Namespace', namespace)
    const facets = given.field('facets')
    system.note(null, facets.field('documentation').field('description'))
    for (const owner of facets.field('ownership').field('owners').items()) system.note('Owner', owner.field('name'))
    for (const alias of facets.field('symlinks').field('identifiers').items()) {
      system.note('Also known as', alias.field('name'))
      system.note('Also known in', alias.field('namespace'))
    }
  }
  for (const { given } of dataset.tags) system.note('Tag', given.field('key'))
  for (const category of categoriesOf(dataset.id, categories)) system.add('dataCategories', category)
}

/** Columns become elements of the categories that the tags make: those on record must not be said anew. */
function drawElements(draft: ManifestDraft, dataset: ObservedDataset, tags: Tags, categories: Categories): void {
  for (const [column, givens] of dataset.columns)
    for (const category of categories.get(dataset.id)?.get(column) ?? []) {
      if (!Object.hasOwn(tags.dataCategories, category)) continue
      const record = draft.record('dataCategories', category)
      for (const given of givens)
        record.element(keyWithin(keyOf(dataset.id), column), column, given, observedIn(given, 'INFERRED'))
    }
}

/** That it was observed, and in which file. */
export const observedIn = (given: Given, confidence: Evidence['confidence']): Evidence => ({
  source: `OpenLineage: ${sourceOf({ name: given.file })}`,
  confidence,
})
