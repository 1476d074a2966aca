import { byKey } from '../platform/by-key.ts'
import type { Row } from '../record/record-spec.ts'
import { ownColumns } from '../record/rows.ts'
import { Survey } from '../record/survey.ts'
import { TableRows } from '../record/table-rows.ts'
import { completeEntry } from './plan.ts'
import type { ReadManifest } from './read-manifest.ts'

/** What would be on record if nothing but this manifest were: what rules look at where there is no hub. */
export function surveyOfManifest({ wanted }: Pick<ReadManifest, 'wanted'>): Survey {
  const tables = new Map<string, Row[]>()
  const add = (table: string, row: Row) => {
    const rows = tables.get(table)
    if (rows) rows.push(row)
    else tables.set(table, [row])
  }
  for (const { spec, key, entry, parts } of wanted.toSorted((a, b) => byKey(a.key, b.key))) {
    add(spec.table.name, ownColumns(spec, key, completeEntry(spec, entry, null)))
    for (const { table, row } of parts) add(table.name, row)
  }
  return new Survey(new Map([...tables].map(([name, rows]) => [name, TableRows.of(rows)])))
}
