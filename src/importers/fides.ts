import { drawDatasets } from './fides/datasets.ts'
import { FidesDraft } from './fides/fides-draft.ts'
import { frameFaults, sectionsOf } from './fides/frame.ts'
import { drawOrganizations } from './fides/organizations.ts'
import { drawSystems } from './fides/systems.ts'
import { whyNot } from './fides/unheld.ts'
import type { Imported } from './imported.ts'
import { Ledger } from './ledger.ts'
import { openData } from './open-data.ts'
import type { InputFile } from './read-input.ts'

/**
 * Reads the resources of Fides: systems with their privacy declarations and flows, datasets, organizations, and the
 * taxonomy of fideslang. Several files are one input. Throws an `ImportInputError` that names everything wrong with it.
 */
export function importFides(files: readonly InputFile[], manifest = 'fides'): Imported {
  const ledger = new Ledger()
  const sections = sectionsOf(openData(files, ledger, frameFaults))
  const draft = new FidesDraft(manifest, sections)
  for (const category of sections.data_category) draft.categories.define(category)
  for (const use of sections.data_use) draft.uses.define(use)
  for (const subject of sections.data_subject) draft.defineSubject(subject)
  drawOrganizations(draft, sections.organization)
  drawDatasets(draft, sections.dataset)
  drawSystems(draft, sections.system)
  return { manifest: draft.finish(), ...ledger.close(whyNot) }
}
