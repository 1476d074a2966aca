import type { Row } from '../record/record-spec.ts'
import { ownColumns } from '../record/rows.ts'
import { Gathering, type Survey } from '../record/survey.ts'
import { completeEntry } from './plan.ts'
import type { ReadManifest } from './read-manifest.ts'

/** What would be on record if nothing but this manifest were: what rules look at where there is no hub. */
export function surveyOfManifest({ wanted }: Pick<ReadManifest, 'wanted'>): Survey {
  const gathered = new Gathering()
  const inKeyOrder = wanted.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  for (const { spec, key, entry, parts } of inKeyOrder) {
    const own: Row = ownColumns(spec, key, completeEntry(spec, entry, null))
    gathered.add(spec.table.name, own)
    for (const { table, row } of parts) gathered.add(table.name, row)
  }
  return gathered.survey()
}
