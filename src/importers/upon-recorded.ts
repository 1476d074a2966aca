import { groupBy } from '../law/group-by.ts'
import { isObject } from '../record/check.ts'
import type { Part, RecordSpec } from '../record/record-spec.ts'

type Said = Record<string, unknown>

/**
 * A manifest upon what is on record. An importer knows some fields of a record, and a manifest says the whole of it: what
 * the importer is silent of stays as recorded, in a record and in the rows of its lists that both have.
 */
export function uponRecorded(contents: readonly RecordSpec[], manifest: object, recorded: Said): Said {
  return mapped(manifest as Said, (records, section) => {
    const spec = contents.find((each) => each.section === section)
    const there = recorded[section]
    if (!spec || !isObject(records) || !isObject(there)) return records
    return mapped(records, (entry, key) =>
      Object.hasOwn(there, key) ? entryUpon(spec, entry as Said, there[key] as Said) : entry,
    )
  })
}

const entryUpon = ({ parts }: RecordSpec, entry: Said, there: Said): Said => ({
  ...there,
  ...mapped(entry, (value, field) => {
    const [part, recorded] = [parts[field], there[field]]
    if (!part || part.value) return value
    if (isObject(value) && isObject(recorded))
      return mapped(value, (row, key) => ({ ...(recorded[key] as Said), ...(row as Said) }))
    return Array.isArray(value) && Array.isArray(recorded) ? rowsUpon(part, value, recorded) : value
  }),
})

/** Rows that are told apart by their item; where several are of one, it cannot be told which was meant. */
function rowsUpon({ item = flowItem }: Part, rows: readonly Said[], recorded: readonly Said[]): Said[] {
  const itemOf = (row: Said) => JSON.stringify(item.map((field) => row[field] ?? null))
  const [mine, theirs] = [groupBy(rows, itemOf), groupBy(recorded, itemOf)]
  return rows.map((row) => {
    const [there, ...others] = theirs.get(itemOf(row)) ?? []
    return others.length === 0 && mine.get(itemOf(row))!.length === 1 ? { ...there, ...row } : row
  })
}

/** What the key of a flow is made of, where it has none of its own. */
const flowItem = ['from', 'to', 'kind']

/** A field that is there without a value says nothing. */
const mapped = (said: Said, make: (value: unknown, name: string) => unknown): Said =>
  Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) => (value === undefined ? [] : [[name, make(value, name)]])),
  )
