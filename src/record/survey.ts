import type { PgTable } from 'drizzle-orm/pg-core'
import type { Sql } from '../platform/postgres.ts'
import { readRecordedRows, recordedParts } from './read-rows.ts'
import { type RecordSpec, type Row, tableInfo } from './record-spec.ts'

type RowOf<T extends PgTable> = T['$inferSelect']
type ColumnOf<T extends PgTable> = keyof RowOf<T> & string
type Index = ReadonlyMap<unknown, readonly Row[]>

const none: readonly never[] = []

/**
 * All that is on record of a workspace, as a plain value: what rules and what-ifs look at. It is taken of the database,
 * or of a manifest without one; then what only the hub can say of a record (version, times) is not in its rows. Retired
 * records are left out. Nobody changes a survey: a what-if makes another one.
 */
export class Survey {
  readonly #tables: ReadonlyMap<string, readonly Row[]>
  readonly #indexes = new Map<string, Index>()

  constructor(tables: ReadonlyMap<string, readonly Row[]>) {
    this.#tables = tables
  }

  /** How many rows it has: what it weighs. */
  get size(): number {
    let size = 0
    for (const rows of this.#tables.values()) size += rows.length
    return size
  }

  rows<T extends PgTable>(table: T): readonly RowOf<T>[] {
    return (this.#tables.get(tableInfo(table).name) ?? none) as readonly RowOf<T>[]
  }

  /** The row with the key; null when there is none. */
  find<T extends PgTable>(table: T, key: string | null): RowOf<T> | null {
    return this.where(table, 'key' as ColumnOf<T>, key)[0] ?? null
  }

  /** The rows of which a column says this. Each column that is asked for is indexed once. */
  where<T extends PgTable>(table: T, column: ColumnOf<T>, value: string | null): readonly RowOf<T>[] {
    return (this.#indexOf(table, column).get(value) ?? none) as readonly RowOf<T>[]
  }

  /** The same survey with other rows in one table. */
  with<T extends PgTable>(table: T, rows: readonly RowOf<T>[]): Survey {
    return new Survey(new Map([...this.#tables, [tableInfo(table).name, rows as readonly Row[]]]))
  }

  #indexOf(table: PgTable, column: string): Index {
    const name = `${tableInfo(table).name} ${column}`
    let index = this.#indexes.get(name)
    if (!index) {
      index = indexBy(this.rows(table) as readonly Row[], column)
      this.#indexes.set(name, index)
    }
    return index
  }
}

function indexBy(rows: readonly Row[], column: string): Index {
  const index = new Map<unknown, Row[]>()
  for (const row of rows) {
    const same = index.get(row[column])
    if (same) same.push(row)
    else index.set(row[column], [row])
  }
  return index
}

/** Takes the survey of a workspace: one statement for each table, whatever the number of records. */
export async function takeSurvey(sql: Sql, workspaceId: string, contents: readonly RecordSpec[]): Promise<Survey> {
  const gathered = new Gathering()
  await Promise.all(
    contents.map(async (spec) => {
      const recorded = await readRecordedRows(sql, workspaceId, spec, null)
      for (const [key, row] of recorded.own) {
        if (row.retiredAt !== null) continue
        gathered.add(spec.table.name, row)
        for (const { table, row: part } of recordedParts(spec, key, recorded)) gathered.add(table.name, part)
      }
    }),
  )
  return gathered.survey()
}

/** Rows on their way to a survey. */
export class Gathering {
  readonly #tables = new Map<string, Row[]>()

  add(table: string, row: Row): void {
    const rows = this.#tables.get(table)
    if (rows) rows.push(row)
    else this.#tables.set(table, [row])
  }

  survey = () => new Survey(this.#tables)
}
