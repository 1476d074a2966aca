import DataLoader from 'dataloader'
import type { PgTable } from 'drizzle-orm/pg-core'
import { ApiError } from '../platform/errors.ts'
import type { Sql } from '../platform/postgres.ts'
import { longestList } from './check.ts'
import { isStorable } from './page.ts'
import { type RecordSpec, type Row, type TableInfo, tableInfo } from './record-spec.ts'

/** A row with the name of its GraphQL type, for unions and interfaces. */
export type Typed<R> = R & { __typename: string }

/**
 * The loads of one request. Whatever the number of parents, a relation costs one statement: keys asked for in the same
 * turn travel together.
 */
export class Loaders {
  readonly #sql: Sql
  readonly #workspaceId: string
  readonly #loaders = new Map<string, DataLoader<never, unknown>>()

  constructor(sql: Sql, workspaceId: string) {
    this.#sql = sql
    this.#workspaceId = workspaceId
  }

  /** Records by key, retired ones included. */
  record<R>(spec: RecordSpec<R>): DataLoader<string, Typed<R> | null> {
    return this.by(`record ${spec.typename}`, async (keys: readonly string[]) => {
      const rows = await this.#select(spec.table, 'key', keys)
      const found = new Map(rows.map((row) => [row.key, withType(row as R, spec.typename)]))
      return keys.map((key) => found.get(key) ?? null)
    })
  }

  /** Records that are not retired, by what one of their columns says, in key order. */
  records<R>(spec: RecordSpec<R>, column: keyof R & string): DataLoader<string, Typed<R>[]> {
    return this.by(`records ${spec.typename} ${column}`, async (values: readonly string[]) => {
      const rows = await this.#select(spec.table, column, values)
      const present = rows.filter((row) => row.retiredAt === null)
      for (const row of present) withType(row, spec.typename)
      return grouped(values, present, column) as (Typed<R>[] | Error)[]
    })
  }

  /** Rows of a table by what one of their columns says, in the order of the primary key. */
  rows<T extends PgTable>(table: T, column: keyof T['$inferSelect'] & string): DataLoader<string, T['$inferSelect'][]> {
    const info = tableInfo(table)
    return this.by(`rows ${info.name} ${column}`, async (values: readonly string[]) =>
      grouped(values, await this.#select(info, column, values), column),
    )
  }

  async #select({ name, columns, primaryKey }: TableInfo, column: string, values: readonly string[]): Promise<Row[]> {
    const sql = this.#sql
    // A key comes as the caller wrote it; one that no text of PostgreSQL can hold is as unknown as any other.
    const storable = values.filter(isStorable)
    if (storable.length === 0) return []
    return sql<Row[]>`
      select ${sql(columns)} from ${sql(name)}
       where workspace_id = ${this.#workspaceId} and ${sql(column)} = any(${storable})
       order by ${listOf(sql, primaryKey.slice(1))}`
  }

  /** A load of its own kind, made once per request under its name. */
  by<K, V>(name: string, batch: (keys: readonly K[]) => Promise<(V | Error)[]>): DataLoader<K, V> {
    let loader = this.#loaders.get(name) as DataLoader<K, V> | undefined
    if (!loader) {
      loader = new DataLoader<K, V>(batch)
      this.#loaders.set(name, loader as unknown as DataLoader<never, unknown>)
    }
    return loader
  }
}

/** Column names for a select or an order. */
export const listOf = (sql: Sql, columns: readonly string[]) =>
  columns.map((column) => sql`${sql(column)}`).reduce((all, one) => sql`${all}, ${one}`)

export function withType<R>(row: R, typename: string): Typed<R> {
  return Object.assign(row as object, { __typename: typename }) as Typed<R>
}

/** Rows in lists, one for each value asked for. A plain list is bounded: beyond it stands an error. */
export function grouped<R extends Row>(values: readonly string[], rows: readonly R[], column: string): (R[] | Error)[] {
  const groups = new Map<string, R[]>(values.map((value) => [value, []]))
  for (const row of rows) groups.get(row[column] as string)!.push(row)
  return values.map((value) => bounded(groups.get(value)!))
}

export function bounded<R>(list: R[]): R[] | Error {
  if (list.length <= longestList) return list
  return new ApiError(
    'PAGE_TOO_LARGE',
    `The list has ${list.length} entries; a plain list holds at most ${longestList}.`,
    {
      remedy: 'Ask for them by a connection of the same type, with a filter.',
    },
  )
}
