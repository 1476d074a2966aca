import type { PgTable } from 'drizzle-orm/pg-core'
import { type RecordSpec, type Row, tableInfo } from './record-spec.ts'
import { TableRows } from './table-rows.ts'

type RowOf<T extends PgTable> = T['$inferSelect']
type ColumnOf<T extends PgTable> = keyof RowOf<T> & string

const none: readonly never[] = []

/**
 * What is on record of a workspace, as a plain value: what lineage, transfers, rules and what-ifs look at. It is taken of
 * the database, or of a manifest without one; then what only the hub can say of a record (version, times) is not in its
 * rows. Retired records are left out. Nobody changes a survey: a what-if makes another one.
 */
export class Survey {
  readonly #tables: ReadonlyMap<string, TableRows>

  constructor(tables: ReadonlyMap<string, TableRows>) {
    this.#tables = tables
  }

  /** Whether nothing is on record in one that is not in the other. */
  isSameAs(other: Survey): boolean {
    return [...this.#tables].every(([name, rows]) => other.#tables.get(name) === rows)
  }

  rows<T extends PgTable>(table: T): readonly RowOf<T>[] {
    return (this.#tables.get(tableInfo(table).name)?.rows ?? none) as readonly RowOf<T>[]
  }

  /** The keys of the records of a type. */
  keysOf({ table }: RecordSpec): string[] {
    return (this.#tables.get(table.name)?.rows ?? none).map(({ key }) => key as string)
  }

  /** The row with the key; null when there is none. */
  find<T extends PgTable>(table: T, key: string | null): RowOf<T> | null {
    return this.where(table, 'key' as ColumnOf<T>, key)[0] ?? null
  }

  /** The rows of which a column says this. Each column that is asked for is indexed once. */
  where<T extends PgTable>(table: T, column: ColumnOf<T>, value: string | null): readonly RowOf<T>[] {
    return (this.#tables.get(tableInfo(table).name)?.where(column, value) ?? none) as readonly RowOf<T>[]
  }

  /** The same survey with other rows in one table. */
  with<T extends PgTable>(table: T, rows: readonly RowOf<T>[]): Survey {
    return new Survey(new Map([...this.#tables, [tableInfo(table).name, TableRows.of(rows as readonly Row[])]]))
  }
}
