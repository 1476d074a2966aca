import type { PendingQuery, Row as PostgresRow } from 'postgres'
import { fold } from '../platform/fold.ts'
import type { Sql } from '../platform/postgres.ts'
import type { Connection } from './connection.type.ts'
import { listOf, type Typed, withType } from './loaders.ts'
import {
  type Cursor,
  cursorInvalid,
  type InventoryOrder,
  InventoryOrderField,
  isStorable,
  OrderDirection,
  type Page,
  type PageArgs,
  readPage,
  writeCursor,
} from './page.ts'
import type { RecordSpec, Row } from './record-spec.ts'
import type { Scope } from './scope.ts'

/** A condition on the listed record, whose row is called `t`: ``sql`t.kind = any(${kinds})` ``. */
export type Condition = PendingQuery<PostgresRow[]>

const orderColumns: Record<InventoryOrderField, string> = {
  [InventoryOrderField.KEY]: 'key',
  [InventoryOrderField.NAME]: 'folded',
  [InventoryOrderField.CREATED_AT]: 'createdAt',
  [InventoryOrderField.UPDATED_AT]: 'updatedAt',
}

/** A page of the records that meet all conditions. One statement, and one more when the total is asked for. */
export async function listRecords<R>(
  scope: Scope,
  spec: RecordSpec<R>,
  args: PageArgs,
  orderBy: InventoryOrder | null | undefined,
  conditions: readonly (Condition | null)[],
): Promise<Connection<Typed<R>>> {
  const { sql, workspaceId } = scope
  const { list, column, ascending } = readOrder(spec, orderBy)
  const page = readPage(args, workspaceId, list)
  refuseForgedTimes(page, column)
  const where = allOf(sql, workspaceId, conditions)
  const [up, down] = ascending ? (['>', '<'] as const) : (['<', '>'] as const)
  const rows = await sql<Row[]>`
    select ${listOf(sql, spec.table.columns)} from ${sql(spec.table.name)} t
     where ${where} ${beyond(sql, column, page.after, up)} ${beyond(sql, column, page.before, down)}
     order by ${sql(column)} ${direction(sql, ascending !== page.backward)}, key ${direction(sql, ascending !== page.backward)}
     limit ${page.size + 1}`
  const cursorOf = (row: Row) => writeCursor({ value: textOf(row[column]), key: row.key as string }, workspaceId, list)
  const typed = rows.map((row) => withType(row, spec.typename)) as unknown as Typed<R>[]
  return toConnection(
    typed,
    page,
    (row) => cursorOf(row as Row),
    async () => {
      const [counted] = await sql<[{ count: number }]>`select count(*) from ${sql(spec.table.name)} t where ${where}`
      return counted.count
    },
  )
}

/**
 * A page of the records that meet all conditions and that `select` lets pass: for what only code can tell of a row, such
 * as the status of a transfer. Reads all that meet the conditions, once.
 */
export async function listSelected<R>(
  scope: Scope,
  spec: RecordSpec<R>,
  args: PageArgs,
  orderBy: InventoryOrder | null | undefined,
  conditions: readonly (Condition | null)[],
  select: (rows: readonly Typed<R>[]) => Promise<Typed<R>[]>,
): Promise<Connection<Typed<R>>> {
  const { sql, workspaceId } = scope
  const { list, column, ascending } = readOrder(spec, orderBy)
  const page = readPage(args, workspaceId, list)
  refuseForgedTimes(page, column)
  const rows = await sql<Row[]>`
    select ${listOf(sql, spec.table.columns)} from ${sql(spec.table.name)} t where ${allOf(sql, workspaceId, conditions)}`
  const selected = await select(rows.map((row) => withType(row, spec.typename)) as unknown as Typed<R>[])
  const placed = selected
    .map((row) => ({ row, value: textOf((row as Row)[column]), key: (row as Row).key as string }))
    .sort((a, b) => compare(a, b) * (ascending === page.backward ? -1 : 1))
  const side = ascending ? 1 : -1
  const within = placed.filter(
    (each) =>
      (!page.after || compare(each, page.after) * side > 0) && (!page.before || compare(each, page.before) * side < 0),
  )
  const cursors = new Map(within.map(({ row, value, key }) => [row, { value, key }]))
  return toConnection(
    within.map(({ row }) => row),
    page,
    (row) => writeCursor(cursors.get(row)!, workspaceId, list),
    async () => selected.length,
  )
}

/** Byte by byte, as the database compares: JavaScript's own order of strings is another beyond the basic plane. */
const compare = (a: Cursor, b: Cursor): number =>
  Buffer.compare(Buffer.from(a.value), Buffer.from(b.value)) || Buffer.compare(Buffer.from(a.key), Buffer.from(b.key))

/** Makes a page of rows that were read in its direction, one more than it holds where there is one. */
export function toConnection<T>(
  read: readonly T[],
  page: Page,
  cursorOf: (row: T) => string,
  totalCount: () => Promise<number>,
): Connection<T> {
  const more = read.length > page.size
  const nodes = read.slice(0, page.size)
  if (page.backward) nodes.reverse()
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(node) }))
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: page.backward ? page.before !== null : more,
      hasPreviousPage: page.backward ? more : page.after !== null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    // Counted only when it is asked for.
    get totalCount() {
      return totalCount()
    },
  }
}

/** A cursor is only marked, not signed: its value may be anything. */
function refuseForgedTimes(page: Page, column: string): void {
  if (column !== 'createdAt' && column !== 'updatedAt') return
  const isTime = (cursor: Cursor | null) => !cursor || /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(cursor.value)
  if (!isTime(page.after)) throw cursorInvalid('after')
  if (!isTime(page.before)) throw cursorInvalid('before')
}

function beyond(sql: Sql, column: string, cursor: Cursor | null, side: '<' | '>') {
  if (!cursor) return sql``
  const compared = side === '<' ? sql`<` : sql`>`
  if (column === 'key') return sql`and t.key ${compared} ${cursor.key}`
  const value = column === 'folded' ? sql`${cursor.value}` : sql`${cursor.value}::text::timestamptz`
  return sql`and (t.${sql(column)}, t.key) ${compared} (${value}, ${cursor.key})`
}

const direction = (sql: Sql, ascending: boolean) => (ascending ? sql`asc` : sql`desc`)

function readOrder(spec: RecordSpec, orderBy: InventoryOrder | null | undefined) {
  const { field, direction } = { field: InventoryOrderField.KEY, direction: OrderDirection.ASC, ...orderBy }
  return {
    list: `${spec.section} ${field} ${direction}`,
    column: orderColumns[field],
    ascending: direction === OrderDirection.ASC,
  }
}

const allOf = (sql: Sql, workspaceId: string, conditions: readonly (Condition | null)[]): Condition =>
  conditions
    .filter((each) => each !== null)
    .reduce<Condition>((all, one) => sql`${all} and ${one}`, sql`t.workspace_id = ${workspaceId}`)

const textOf = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value))

/** Conditions that every list of records can be asked for. An argument that is left out sets none. */
export function commonConditions(
  sql: Sql,
  filter: { text?: string | null; updatedSince?: Date | null; includeRetired?: boolean } | null | undefined,
): (Condition | null)[] {
  return [
    filter?.includeRetired ? null : sql`t.retired_at is null`,
    filter?.text ? textCondition(sql, filter.text) : null,
    filter?.updatedSince ? sql`t.updated_at >= ${filter.updatedSince}` : null,
  ]
}

function textCondition(sql: Sql, text: string): Condition {
  if (!isStorable(text)) return sql`false`
  const folded = fold(text)
  return sql`(position(${folded} in t.folded) > 0 or position(${folded} in t.key) > 0)`
}

/** That a column holds one of the values; nothing when none are given. An empty list is met by no record. */
export const isOneOf = (sql: Sql, column: string, values: readonly string[] | null | undefined): Condition | null =>
  values ? sql`t.${sql(column)} = any(${values.filter(isStorable)})` : null

/** That a table of the record's parts has a row for it with one of the values. */
export function hasPart(
  sql: Sql,
  part: { table: string; owner: string; column: string },
  values: readonly string[] | null | undefined,
): Condition | null {
  if (!values) return null
  return sql`exists (
    select from ${sql(part.table)} p
     where p.workspace_id = t.workspace_id and p.${sql(part.owner)} = t.key and p.${sql(part.column)} = any(${values.filter(isStorable)}))`
}

/** The keys and those of everything below them in a tree: for filters that say "descendants included". */
export function withDescendants(sql: Sql, workspaceId: string, table: string, keys: readonly string[]): Condition {
  return sql`
    with recursive below as (
      select key from ${sql(table)} where workspace_id = ${workspaceId} and key = any(${keys.filter(isStorable)})
      union
      select c.key from below b join ${sql(table)} c on c.workspace_id = ${workspaceId} and c.parent = b.key
    ) select key from below`
}
