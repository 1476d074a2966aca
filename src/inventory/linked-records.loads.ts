import type DataLoader from 'dataloader'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Condition } from '../record/list-records.ts'
import { grouped, type Typed, withType } from '../record/loaders.ts'
import { type RecordSpec, type Row, tableInfo } from '../record/record-spec.ts'
import type { Scope } from '../record/scope.ts'

/** A select of two columns, `owner` and `key`: which of the owners asked about is linked to which record. */
export type Links = (owners: string[]) => Condition

/** What an owner's own row says is shown even when it was retired; what others say of it is shown while they stand. */
export interface LinkOptions {
  presentOnly?: boolean
}

/** The records that each owner is linked to, every one once, in key order: one statement for all owners. */
export function linkedRecords<R>(
  { sql, workspaceId, load }: Scope,
  relation: string,
  spec: RecordSpec<R>,
  links: Links,
  { presentOnly = false }: LinkOptions = {},
): DataLoader<string, Typed<R>[]> {
  return load.by(`linked ${relation}`, async (owners: readonly string[]) => {
    const columns = spec.table.columns.map((column) => sql`, t.${sql(column)}`).reduce((all, one) => sql`${all}${one}`)
    const rows = await sql<Row[]>`
      select l.owner ${columns}
        from (${links(owners as string[])}) l
        join ${sql(spec.table.name)} t on t.workspace_id = ${workspaceId} and t.key = l.key
       ${presentOnly ? sql`where t.retired_at is null` : sql``}
       order by t.key`
    for (const row of rows) withType(row, spec.typename)
    return grouped(owners, rows, 'owner') as (Typed<R>[] | Error)[]
  })
}

/** Links that a table of the owner's parts holds; its rows are told apart by both columns. */
export const linksIn =
  ({ sql, workspaceId }: Scope, table: PgTable, owner: string, column: string): Links =>
  (owners) =>
    sql`
    select ${sql(owner)} as owner, ${sql(column)} as key from ${sql(tableInfo(table).name)}
     where workspace_id = ${workspaceId} and ${sql(owner)} = any(${owners})`
