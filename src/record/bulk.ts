import type { Sql } from '../platform/postgres.ts'
import { snakeCase } from '../platform/tables.ts'
import type { Row, TableInfo } from './record-spec.ts'

/** What is to change in one table. Rows carry every column but the workspace. */
export interface TableChange {
  table: TableInfo
  insert: Row[]
  update: Row[]
  remove: Row[]
}

/** Rows found in both but not alike are updates; a row is known by its primary key. */
export function compareRows(table: TableInfo, wanted: readonly Row[], existing: readonly Row[]): TableChange {
  const found = new Map(existing.map((row) => [identify(table, row), row]))
  const change: TableChange = { table, insert: [], update: [], remove: [] }
  for (const row of wanted) {
    const identity = identify(table, row)
    const before = found.get(identity)
    if (!before) change.insert.push(row)
    else if (differing(table, row, before).length > 0) change.update.push(row)
    found.delete(identity)
  }
  change.remove.push(...found.values())
  return change
}

export const isEmpty = (change: TableChange) => change.insert.length + change.update.length + change.remove.length === 0

/** The columns in which two rows differ, among those that the first one has. */
export function differing(table: TableInfo, row: Row, before: Row): string[] {
  return table.columns.filter((column) => column in row && !isSame(row[column] ?? null, before[column] ?? null))
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, i) => each === b[i]))

export function identify(table: TableInfo, row: Row): string {
  return table.primaryKey.map((column) => (column === 'workspaceId' ? '' : row[column])).join('\u0000')
}

/** One statement for each kind of change, whatever the number of rows: they travel as one JSON document. */
export async function removeRows(sql: Sql, workspaceId: string, { table, remove }: TableChange): Promise<void> {
  if (remove.length === 0) return
  const keys = remove.map((row) => pick(row, table.primaryKey))
  await sql`
    delete from ${sql(table.name)} t using ${asRows(sql, table, workspaceId, keys)} s where ${sameKey(sql, table)}`
}

export async function insertRows(sql: Sql, workspaceId: string, { table, insert }: TableChange): Promise<void> {
  if (insert.length === 0) return
  const columns = sql(table.columns as string[])
  await sql`
    insert into ${sql(table.name)} (${columns})
    select ${columns} from ${asRows(sql, table, workspaceId, insert)} s`
  if (insert.length >= many) await sql`select types.notice_growth(${table.name}::regclass, ${insert.length})`
}

/** So many new rows that the planner should know of them before the next statement. */
const many = 2_000

/** Sets the columns that the rows carry; all rows of one call carry the same. */
export async function updateRows(sql: Sql, workspaceId: string, { table, update }: TableChange): Promise<void> {
  if (update.length === 0) return
  const set = table.columns.filter((column) => !table.primaryKey.includes(column) && column in update[0]!)
  if (set.length === 0) return
  await sql`
    update ${sql(table.name)} t set (${sql(set)}) = row(${prefixed(sql, 's', set)})
      from ${asRows(sql, table, workspaceId, update)} s where ${sameKey(sql, table)}`
}

function asRows(sql: Sql, table: TableInfo, workspaceId: string, rows: readonly Row[]) {
  const document = JSON.stringify(rows.map((row) => columnNames({ ...row, workspaceId })))
  // Sent as text: the driver would write a jsonb parameter as JSON a second time.
  return sql`jsonb_populate_recordset(null::${sql(table.name)}, ${document}::text::jsonb)`
}

function sameKey(sql: Sql, table: TableInfo) {
  return table.primaryKey
    .map((column) => sql`t.${sql(column)} = s.${sql(column)}`)
    .reduce((all, one) => sql`${all} and ${one}`)
}

const prefixed = (sql: Sql, alias: string, columns: readonly string[]) =>
  columns.map((column) => sql`${sql(alias)}.${sql(column)}`).reduce((all, one) => sql`${all}, ${one}`)

const columnNames = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [snakeCase(column), value]))

const pick = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.filter((column) => column !== 'workspaceId').map((column) => [column, row[column]]))
