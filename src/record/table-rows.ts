import { isDeepStrictEqual } from 'node:util'
import { groupBy } from '../law/group-by.ts'
import { byKey } from '../platform/by-key.ts'
import type { Row } from './record-spec.ts'

const none: readonly never[] = []

/** Characters of text in a row of usual length. */
const usualLength = 200

/** The rows of one table, by the record that each belongs to. Nobody changes them: `replacing` makes others. */
export class TableRows {
  readonly #byRecord: ReadonlyMap<string, readonly Row[]>
  readonly #indexes = new Map<string, ReadonlyMap<unknown, readonly Row[]>>()
  #rows: readonly Row[] | undefined
  #weight: number | undefined

  /** Records are in key order. */
  constructor(byRecord: ReadonlyMap<string, readonly Row[]>) {
    this.#byRecord = byRecord
  }

  /** Rows that are only looked at, and not replaced by record. */
  static of(rows: readonly Row[]): TableRows {
    return new TableRows(new Map([['', rows]]))
  }

  get rows(): readonly Row[] {
    this.#rows ??= [...this.#byRecord.values()].flat()
    return this.#rows
  }

  /** How many rows of usual length it is as large as. */
  get weight(): number {
    this.#weight ??= this.rows.reduce((weight, row) => weight + 1 + Math.floor(charactersOf(row) / usualLength), 0)
    return this.#weight
  }

  /** The rows of which a column says this. Each column that is asked for is indexed once. */
  where(column: string, value: unknown): readonly Row[] {
    let index = this.#indexes.get(column)
    if (!index) {
      index = groupBy(this.rows, (row) => row[column])
      this.#indexes.set(column, index)
    }
    return index.get(value) ?? none
  }

  /** The same with other rows for some records, none where a record has none. The very same where nothing differs. */
  replacing(changed: ReadonlyMap<string, readonly Row[]>): TableRows {
    const differing = [...changed].filter(
      ([record, rows]) => !isDeepStrictEqual(this.#byRecord.get(record) ?? none, rows),
    )
    if (differing.length === 0) return this
    const byRecord = new Map(this.#byRecord)
    for (const [record, rows] of differing) {
      if (rows.length > 0) byRecord.set(record, rows)
      else byRecord.delete(record)
    }
    const isNew = ([record]: [string, unknown]) => !this.#byRecord.has(record)
    return new TableRows(differing.some(isNew) ? new Map([...byRecord].sort(([a], [b]) => byKey(a, b))) : byRecord)
  }
}

function charactersOf(row: Row): number {
  let characters = 0
  for (const column in row) {
    const value = row[column]
    if (typeof value === 'string') characters += value.length
    else if (Array.isArray(value)) for (const each of value) characters += String(each).length
  }
  return characters
}
