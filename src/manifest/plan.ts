import { compareRows, differing, isEmpty, type TableChange } from '../record/bulk.ts'
import type { Path } from '../record/check.ts'
import { type RecordedRows, recordedParts } from '../record/read-rows.ts'
import type { Entry, RecordSpec, Row, TableInfo } from '../record/record-spec.ts'
import { fieldsOfColumns, ownColumns, type PlacedRow } from '../record/rows.ts'
import type { Wanted } from './read-manifest.ts'

export enum PlannedAction {
  CREATE = 'CREATE',
  CHANGE = 'CHANGE',
  RETIRE = 'RETIRE',
  KEEP = 'KEEP',
}

/** What is to be done with one record. */
export interface PlannedRecord {
  spec: RecordSpec
  key: string
  action: PlannedAction
  /** The fields that differ. */
  fields: string[]
  /** The record's own columns as they shall be; null for one that is retired. */
  own: Row | null
  before: Row | null
  parts: TableChange[]
  /** Where in the input the record stands, and the rows of its parts within it. */
  path: Path
  placed: readonly PlacedRow[]
}

/** Compares what is wanted of a record with what is on record. */
export function planRecord(wanted: Wanted, recorded: RecordedRows): PlannedRecord {
  const { spec, key } = wanted
  const before = recorded.own.get(key) ?? null
  const entry = completeEntry(spec, wanted.entry, before)
  const own = ownColumns(spec, key, entry)
  const parts = planParts(wanted, before ? recordedParts(spec, key, recorded) : [])
  const fields = before
    ? [
        ...fieldsOfColumns(spec, differing(spec.table, own, before)),
        ...parts.fields,
        ...(before.retiredAt ? ['retiredAt'] : []),
      ]
    : []
  const action = !before ? PlannedAction.CREATE : fields.length > 0 ? PlannedAction.CHANGE : PlannedAction.KEEP
  return { spec, key, action, fields, own, before, parts: parts.changes, path: wanted.path, placed: wanted.parts }
}

/** The entry with what the record keeps when the manifest leaves it out, and a name where the hub makes one. */
export function completeEntry(spec: RecordSpec, wanted: Entry, before: Row | null): Entry {
  const entry = { ...wanted }
  for (const field of spec.kept) {
    if (entry[field] !== undefined) continue
    entry[field] = before ? before[field] : spec.entry.fields[field]!.fallback
  }
  entry.name ??= spec.nameFrom?.(entry)
  return entry
}

/** One that is retired already is kept as it is. */
export function planRetirement(spec: RecordSpec, key: string, before: Row, path: Path): PlannedRecord {
  const gone = { spec, key, own: null, before, parts: [], path, placed: [] }
  if (before.retiredAt) return { ...gone, action: PlannedAction.KEEP, fields: [] }
  return { ...gone, action: PlannedAction.RETIRE, fields: ['retiredAt'] }
}

function planParts(
  wanted: Wanted,
  existing: readonly { table: TableInfo; row: Row; field: string }[],
): { changes: TableChange[]; fields: string[] } {
  const tables = new Map<TableInfo, { field: string; wanted: Row[]; existing: Row[] }>()
  const rowsOf = (table: TableInfo, field: string) => {
    const rows = tables.get(table) ?? { field, wanted: [], existing: [] }
    tables.set(table, rows)
    return rows
  }
  for (const { table, row, field } of wanted.parts) rowsOf(table, field).wanted.push(row)
  for (const { table, row, field } of existing) rowsOf(table, field).existing.push(row)
  const changes: TableChange[] = []
  const fields = new Set<string>()
  for (const [table, rows] of tables) {
    const change = compareRows(table, rows.wanted, rows.existing)
    if (isEmpty(change)) continue
    changes.push(change)
    fields.add(rows.field)
  }
  return { changes, fields: [...fields] }
}
