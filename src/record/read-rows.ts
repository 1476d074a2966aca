import { groupBy } from '../law/group-by.ts'
import type { Sql } from '../platform/postgres.ts'
import type { Part, RecordSpec, Row, TableInfo } from './record-spec.ts'

/** What is on record of some records of one type: their own rows, and the rows of their parts by table and owner. */
export interface RecordedRows {
  own: Map<string, Row>
  parts: Map<TableInfo, Map<string, Row[]>>
}

/** Reads records with all their parts, one statement for each table. `keys` null: all of them. */
export async function readRecordedRows(
  sql: Sql,
  workspaceId: string,
  spec: RecordSpec,
  keys: readonly string[] | null,
): Promise<RecordedRows> {
  const parts = new Map<TableInfo, Map<string, Row[]>>()
  const [own] = await Promise.all([
    sql<Row[]>`
      select ${sql(spec.table.columns.slice(1))} from ${sql(spec.table.name)}
       where workspace_id = ${workspaceId} ${keys ? sql`and key = any(${keys})` : sql``} order by key`,
    ...Object.values(spec.parts).flatMap((part) => readPart(sql, workspaceId, part, keys, null, parts)),
  ])
  return { own: new Map(own.map((row) => [row.key as string, row])), parts }
}

function readPart(
  sql: Sql,
  workspaceId: string,
  part: Part,
  keys: readonly string[] | null,
  within: Part | null,
  into: Map<TableInfo, Map<string, Row[]>>,
): Promise<void>[] {
  const { table, owner } = part
  const mine = keys
    ? within
      ? sql`and t.${sql(owner)} in (
          select o.key from ${sql(within.table.name)} o
           where o.workspace_id = ${workspaceId} and o.${sql(within.owner)} = any(${keys}))`
      : sql`and t.${sql(owner)} = any(${keys})`
    : sql``
  const read = sql<Row[]>`
    select ${sql(table.columns.slice(1))} from ${sql(table.name)} t
     where t.workspace_id = ${workspaceId} ${mine}
     order by ${table.primaryKey
       .slice(1)
       .map((column) => sql`t.${sql(column)}`)
       .reduce((all, one) => sql`${all}, ${one}`)}`
  const gathered = read.then((rows) => {
    into.set(
      table,
      groupBy(rows, (row) => row[owner] as string),
    )
  })
  return [
    gathered,
    ...Object.values(part.parts ?? {}).flatMap((inner) => readPart(sql, workspaceId, inner, keys, part, into)),
  ]
}

/** All part rows of one record, with the field they belong to. */
export function recordedParts(
  spec: RecordSpec,
  key: string,
  rows: RecordedRows,
): { table: TableInfo; row: Row; field: string }[] {
  return Object.entries(spec.parts).flatMap(([field, part]) => partsWithin(part, key, field, rows))
}

function partsWithin(
  part: Part,
  owner: string,
  field: string,
  rows: RecordedRows,
): { table: TableInfo; row: Row; field: string }[] {
  const mine = rows.parts.get(part.table)?.get(owner) ?? []
  return mine.flatMap((row) => [
    { table: part.table, row, field },
    ...Object.values(part.parts ?? {}).flatMap((inner) => partsWithin(inner, row.key as string, field, rows)),
  ])
}
