import type { Given } from '../given.ts'
import type { Evidence, OrganizationEntry } from '../manifest.ts'
import { sourceOf } from '../read-input.ts'
import type { RecordDraft } from '../record-draft.ts'

export type OrganizationDraft = RecordDraft<OrganizationEntry>

/** The controller of a document, with how the document is cited. */
export interface Controller {
  organization: OrganizationDraft
  stated: Evidence
  inferred: Evidence
  /** The recipients that the document names, by the country they are in. */
  recipientsIn: Map<string, Set<string>>
}

/** What a document discloses, as the keys of data categories. */
export type Disclosed = ReadonlySet<string>

/** A document is cited by the page that it was made from, else by its file. */
export function citedAs(document: Given): string {
  const url = document.field('meta').field('url').text
  return url !== null && url.length <= 500 ? url : `TILT: ${sourceOf({ name: document.file })}`
}
