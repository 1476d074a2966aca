import { byKey } from '../platform/by-key.ts'
import { pushTo } from '../platform/maps.ts'
import type { Row } from '../record/record-spec.ts'
import { ownColumns } from '../record/rows.ts'
import { Survey } from '../record/survey.ts'
import { TableRows } from '../record/table-rows.ts'
import { completeEntry } from './plan.ts'
import type { ReadManifest } from './read-manifest.ts'

/** What would be on record if nothing but this manifest were: what rules look at where there is no hub. */
export function surveyOfManifest({ wanted }: Pick<ReadManifest, 'wanted'>): Survey {
  const tables = new Map<string, Row[]>()
  for (const { spec, key, entry, parts } of wanted.toSorted((a, b) => byKey(a.key, b.key))) {
    pushTo<string, Row>(tables, spec.table.name, ownColumns(spec, key, completeEntry(spec, entry, null)))
    for (const { table, row } of parts) pushTo(tables, table.name, row)
  }
  return new Survey(new Map([...tables].map(([name, rows]) => [name, TableRows.of(rows)])))
}
