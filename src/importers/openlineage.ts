import type { Imported } from './imported.ts'
import { Ledger } from './ledger.ts'
import { ManifestDraft } from './manifest-draft.ts'
import { drawDatasets } from './openlineage/datasets.ts'
import { drawJobs } from './openlineage/jobs.ts'
import { observe } from './openlineage/observed.ts'
import { openEvents } from './openlineage/read-events.ts'
import { spreadCategories } from './openlineage/spread-categories.ts'
import { noTags, type Tags } from './openlineage/tags.ts'
import { whyNot } from './openlineage/unheld.ts'
import type { InputFile } from './read-input.ts'

/**
 * Reads events of OpenLineage: datasets become systems, and what a job reads and writes becomes flows of an activity
 * `observed/…`. Tags say which of the data is personal. Throws an `ImportInputError` that names everything wrong with it.
 */
export function importOpenlineage(
  files: readonly InputFile[],
  manifest = 'openlineage',
  tags: Tags = noTags,
): Imported {
  const ledger = new Ledger()
  const draft = new ManifestDraft(manifest)
  const observed = observe(openEvents(files, ledger))
  const categories = spreadCategories(observed, tags)
  drawDatasets(draft, observed, tags, categories)
  drawJobs(draft, observed, tags, categories)
  return { manifest: draft.finish(), ...ledger.close(whyNot) }
}
