import { ApiError } from '../platform/errors.ts'
import type { Sql } from '../platform/postgres.ts'
import type { Condition } from '../record/list-records.ts'
import type { Part, RecordSpec, Row, TableInfo } from '../record/record-spec.ts'

/** A record, or what parts hang on, at the end of a revision. */
export interface Moment {
  key: string
  revision: number
}

export interface PastRows {
  own(moment: Moment): Row | null
  part(table: TableInfo, owner: Moment): readonly Row[]
}

/** More than this in one table and the answer would be out of all proportion. */
const mostRows = 100_000

type ByMoment = Map<string, Row[]>

/** Reads records of one type as they were at several moments each, and those parts of them that are asked for. */
export async function readPastRows(
  sql: Sql,
  workspaceId: string,
  spec: RecordSpec,
  moments: readonly Moment[],
  partMoments: (field: string) => readonly Moment[],
): Promise<PastRows> {
  const tables = new Map<TableInfo, ByMoment>()
  const read = async (table: TableInfo, owner: string, at: readonly Moment[], within: Part | null) => {
    const rows = await readTable(sql, workspaceId, { table, owner, at, within })
    tables.set(table, groupByMoment(rows, owner))
  }
  const readParts = (parts: Record<string, Part>, at: (field: string) => readonly Moment[], within: Part | null) =>
    Object.entries(parts).flatMap(([field, part]): Promise<void>[] => {
      const asked = at(field)
      if (asked.length === 0) return []
      return [read(part.table, part.owner, asked, within), ...readParts(part.parts ?? {}, () => asked, part)]
    })
  await Promise.all([read(spec.table, 'key', moments, null), ...readParts(spec.parts, partMoments, null)])
  const rowsAt = (table: TableInfo, moment: Moment) => tables.get(table)?.get(nameOf(moment)) ?? []
  return { own: (moment) => rowsAt(spec.table, moment)[0] ?? null, part: rowsAt }
}

interface Asked {
  table: TableInfo
  /** The column that names what a row belongs to: the record, or a row of the part it is within. */
  owner: string
  at: readonly Moment[]
  within: Part | null
}

async function readTable(sql: Sql, workspaceId: string, { table, owner, at, within }: Asked): Promise<Row[]> {
  const columns = (names: readonly string[]) =>
    names.map((column) => sql`v.${sql(column)}`).reduce((all, one) => sql`${all}, ${one}`)
  const owners = within
    ? sql`join ${versionsOf(sql, within.table)} o on o.workspace_id = ${workspaceId}
           and o.${sql(within.owner)} = s.key and ${isThere(sql, 'o')}
          join ${versionsOf(sql, table)} v on v.workspace_id = ${workspaceId} and v.${sql(owner)} = o.key`
    : sql`join ${versionsOf(sql, table)} v on v.workspace_id = ${workspaceId} and v.${sql(owner)} = s.key`
  const asked = new Map(at.map((moment) => [nameOf(moment), moment]))
  const moments = [...asked.values()]
  const rows = await sql<Row[]>`
    select s.moment, ${columns(table.columns.slice(1))}
      from unnest(${moments.map(({ key }) => key)}::text[],
                  ${moments.map(({ revision }) => String(revision))}::text[]::bigint[]) as s(key, moment)
      ${owners} and ${isThere(sql, 'v')}
     order by ${columns(table.primaryKey.slice(1))}
     limit ${mostRows + 1}`
  if (rows.length > mostRows) throw tooManyRows()
  return rows
}

const versionsOf = (sql: Sql, { name }: TableInfo) => sql(`versions.${name}`)

const isThere = (sql: Sql, version: 'o' | 'v'): Condition =>
  sql`${sql(version)}.revision <= s.moment and s.moment < ${sql(version)}.to_revision`

function groupByMoment(rows: readonly Row[], owner: string): ByMoment {
  const groups: ByMoment = new Map()
  for (const row of rows) {
    const name = nameOf({ key: row[owner] as string, revision: row.moment as number })
    const group = groups.get(name)
    if (group) group.push(row)
    else groups.set(name, [row])
  }
  return groups
}

const nameOf = ({ key, revision }: Moment) => `${revision} ${key}`

const tooManyRows = () =>
  new ApiError(
    'PAGE_TOO_LARGE',
    `The values of these changes take more than ${mostRows.toLocaleString('en')} rows to tell.`,
    { remedy: 'Ask for fewer changes at a time with `first`, or leave `values` out.' },
  )
