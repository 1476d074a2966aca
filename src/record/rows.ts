import type { Entry, Part, RecordSpec, Row, TableInfo } from './record-spec.ts'
import type { Dictionary, Group, List, Shape } from './shape.ts'

/** One row of a record's part, with where in the entry it stands. */
export interface PlacedRow {
  table: TableInfo
  row: Row
  /** The field of the record it belongs to. */
  field: string
  path: readonly (string | number)[]
}

/** The columns of a record's own row that an entry says; what the hub keeps of it (version, times) is added elsewhere. */
export function ownColumns(spec: RecordSpec, key: string, entry: Entry): Row {
  const row: Row = { key, ...flatten(spec.entry, entry) }
  for (const field of arrayColumns(spec)) row[field] = [...(entry[field] as string[])].sort()
  return row
}

/** The fields of a record that some of its own columns say: those of a group have columns that begin with its name. */
export function fieldsOfColumns(spec: RecordSpec, columns: readonly string[]): string[] {
  const groups = Object.entries(spec.entry.fields).flatMap(([field, { shape }]) =>
    shape.kind === 'group' ? Object.keys(flatten(shape, null, field)).map((column) => [column, field] as const) : [],
  )
  const fieldOf = new Map(groups)
  return [...new Set(columns.map((column) => fieldOf.get(column) ?? column))]
}

/** Lists of plain values that are kept in a column of the record's own row. */
export const arrayColumns = (spec: RecordSpec): string[] =>
  Object.keys(spec.entry.fields).filter(
    (field) => spec.entry.fields[field]!.shape.kind === 'list' && !spec.parts[field],
  )

/** The rows of all parts of a record. */
export function partRows(spec: RecordSpec, key: string, entry: Entry): PlacedRow[] {
  return Object.entries(spec.parts).flatMap(([field, part]) =>
    rowsOfPart(part, spec.entry.fields[field]!.shape, key, entry[field], field, [field]),
  )
}

function rowsOfPart(
  part: Part,
  shape: Shape,
  owner: string,
  value: unknown,
  field: string,
  path: readonly (string | number)[],
): PlacedRow[] {
  const entries: [string | number, unknown][] =
    shape.kind === 'dictionary' ? Object.entries(value as object) : (value as unknown[]).map((entry, i) => [i, entry])
  return entries.flatMap(([at, entry]) => {
    const row: Row = { [part.owner]: owner }
    const of = (shape as List | Dictionary).of
    if (of.kind === 'scalar')
      return [{ table: part.table, row: { ...row, [part.value!]: entry }, field, path: [...path, at] }]
    Object.assign(row, flatten(of, entry as Entry))
    if (shape.kind === 'dictionary') row.key = at
    if (part.item) row.item = part.item.map((column) => row[column] ?? '').join('/')
    const nested = Object.entries(part.parts ?? {}).flatMap(([name, inner]) =>
      rowsOfPart(inner, of.fields[name]!.shape, row.key as string, (entry as Entry)[name], field, [...path, at, name]),
    )
    return [{ table: part.table, row, field, path: [...path, at] }, ...nested]
  })
}

/** The scalars of a group as columns; a group within it prefixes its own: `retention.period` is `retentionPeriod`. */
function flatten(shape: Group, value: Entry | null, prefix = ''): Row {
  const row: Row = {}
  for (const [name, field] of Object.entries(shape.fields)) {
    const column = prefix ? prefix + name[0]!.toUpperCase() + name.slice(1) : name
    if (field.shape.kind === 'scalar') row[column] = value?.[name] ?? null
    if (field.shape.kind === 'group') Object.assign(row, flatten(field.shape, (value?.[name] as Entry) ?? null, column))
  }
  return row
}

/** The entry that would make these rows again: what `pull` writes. Fields that may be left out and say nothing are. */
export function entryOf(spec: RecordSpec, own: Row, parts: (table: TableInfo, owner: string) => readonly Row[]): Entry {
  const entry = { ...unflatten(spec.entry, own), ...entriesOf(spec.parts, spec.entry, own.key as string, parts) }
  for (const field of arrayColumns(spec)) if ((own[field] as string[]).length > 0) entry[field] = own[field]
  if (spec.nameFrom?.(entry) === entry.name) delete entry.name
  return entry
}

function entriesOf(
  parts: Record<string, Part>,
  shape: Group,
  owner: string,
  rowsIn: (table: TableInfo, owner: string) => readonly Row[],
): Entry {
  const entry: Entry = {}
  for (const [name, part] of Object.entries(parts)) {
    const { shape: list, required } = shape.fields[name]!
    const rows = rowsIn(part.table, owner)
    if (rows.length > 0 || required) entry[name] = valueOfPart(part, list as List | Dictionary, rows, rowsIn)
  }
  return entry
}

function valueOfPart(
  part: Part,
  { kind, of }: List | Dictionary,
  rows: readonly Row[],
  rowsIn: (table: TableInfo, owner: string) => readonly Row[],
): unknown {
  if (of.kind === 'scalar') return rows.map((row) => row[part.value!])
  const entries = rows.map((row) => ({
    ...unflatten(of, row),
    ...entriesOf(part.parts ?? {}, of, row.key as string, rowsIn),
  }))
  return kind === 'list' ? entries : Object.fromEntries(rows.map((row, i) => [row.key, entries[i]]))
}

function unflatten(shape: Group, row: Row, prefix = ''): Entry {
  const entry: Entry = {}
  for (const [name, field] of Object.entries(shape.fields)) {
    const column = prefix ? prefix + name[0]!.toUpperCase() + name.slice(1) : name
    if (field.shape.kind === 'scalar') {
      const value = row[column] ?? null
      if (value !== null && value !== field.fallback) entry[name] = value
    }
    if (field.shape.kind === 'group') {
      const inner = unflatten(field.shape, row, column)
      if (Object.keys(inner).length > 0) entry[name] = inner
    }
  }
  return entry
}
