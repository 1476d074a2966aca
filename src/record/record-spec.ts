import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type { IsoDate } from '../law/windows.ts'
import type { Policy } from './policy.ts'
import { evidence, text } from './scalars.ts'
import { described, type Fault, type Field, type Group, group, list, optional, required, typed } from './shape.ts'

/**
 * One record type: its name in the API, its section in a manifest, its table, and how what a manifest says of it becomes
 * rows. Adding one here and to the contents is what makes it plannable, appliable and versioned.
 */
export interface RecordSpec<R = unknown> {
  /** The GraphQL type. */
  typename: string
  /** The section of a manifest. */
  section: string
  table: TableInfo
  /** All fields of an entry, those that every record has included. */
  entry: Group
  /** The fields kept in tables of their own. A list of plain values that is not among them is an array column. */
  parts: Record<string, Part>
  /** Fields that keep what is on record when they are left out. */
  kept: readonly string[]
  /** A name for a record that has none of its own. */
  nameFrom?: (entry: Entry) => string
  /** Completes an entry that passed its checks, such as with the keys of its flows. */
  complete?: (key: string, entry: Entry) => void
  /** The field that names a record of the same section above this one: no circles. */
  parent?: string
  /** What an entry must agree with beyond itself. */
  beyond?: BeyondItself
  /** Who may change one; without it, stewards may. */
  policy?: Policy
  /** Only a type: what a row of the table is. */
  readonly row?: R
}

/** What a manifest says of one record, checked and with every field present. */
export type Entry = Record<string, unknown>
export type Row = Record<string, unknown>

/** Asked of entries that are new or changed: one that is kept stands as it was taken. */
export interface BeyondItself {
  /** The fields, lists of references, whose records it is held against. */
  consults: readonly string[]
  faults(entry: Entry, beyond: Beyond): Fault[]
}

export interface Beyond {
  today: IsoDate
  /** The records that a consulted field names, as they will be once the input is taken; null: not all are sound. */
  named(field: string): { key: string; entry: Entry }[] | null
}

/** A field of an entry that is kept in a table of its own. */
export interface Part {
  table: TableInfo
  /** The column that names the record, or the row, it belongs to. */
  owner: string
  /** For a list of plain values: the column that holds one. */
  value?: string
  /** For rows that no single column names: the columns that together do. */
  item?: readonly string[]
  /** Lists within a row of this part. */
  parts?: Record<string, Part>
}

export interface TableInfo {
  name: string
  /** Property names of all columns, `workspaceId` first. */
  columns: string[]
  primaryKey: readonly string[]
}

interface Definition<T extends PgTable> {
  typename: string
  section: string
  table: T
  fields: Record<string, Field>
  parts?: Record<string, Part>
  together?: Group['together']
  kept?: readonly string[]
  nameFrom?: (entry: Entry) => string
  complete?: (key: string, entry: Entry) => void
  parent?: string
  beyond?: BeyondItself
  policy?: Policy
}

/** Few and short enough that all of them can be searched by. */
const aliases = optional(list(text(80), 16))

export function defineRecord<T extends PgTable>(definition: Definition<T>): RecordSpec<T['$inferSelect']> {
  const name: Field = definition.nameFrom
    ? described('What people call it; left out, the hub makes a name.', optional(text(500)))
    : required(text(500))
  return {
    typename: definition.typename,
    section: definition.section,
    table: tableInfo(definition.table),
    entry: typed(
      definition.typename,
      group(
        { name, aliases, description: optional(text(10_000)), ...evidence(), ...definition.fields },
        definition.together,
      ),
    ),
    parts: definition.parts ?? {},
    kept: definition.kept ?? [],
    nameFrom: definition.nameFrom,
    complete: definition.complete,
    parent: definition.parent,
    beyond: definition.beyond,
    policy: definition.policy,
  }
}

/** A list of plain values, one row each. */
export const setPart = (table: PgTable, owner: string, value: string): Part => ({
  table: tableInfo(table),
  owner,
  value,
})

/** A list of rows that are told apart by the columns of `item`, kept together in the column of that name. */
export const rowsPart = (table: PgTable, owner: string, item: readonly string[]): Part => ({
  table: tableInfo(table),
  owner,
  item,
})

/** Rows with a column that names them: a dictionary's `key`, an approval's `team`, a flow's `key`. */
export const namedPart = (table: PgTable, owner: string, parts?: Record<string, Part>): Part => ({
  table: tableInfo(table),
  owner,
  parts,
})

/** Whether the rows of a part are named in the whole workspace, as flows are, and not only within their record. */
export const isNamedInWorkspace = ({ primaryKey }: TableInfo): boolean => primaryKey.length === 2

const infos = new Map<PgTable, TableInfo>()
export function tableInfo(table: PgTable): TableInfo {
  let info = infos.get(table)
  if (!info) {
    const config = getTableConfig(table)
    info = {
      name: config.name,
      columns: config.columns.map((column) => column.name),
      primaryKey: config.primaryKeys[0]!.columns.map((column) => column.name),
    }
    infos.set(table, info)
  }
  return info
}
