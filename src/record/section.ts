import { byKey } from '../platform/by-key.ts'
import { pushTo } from '../platform/maps.ts'
import type { Sql } from '../platform/postgres.ts'
import { readRecordedRows, recordedParts } from './read-rows.ts'
import type { Part, RecordSpec, Row } from './record-spec.ts'
import { TableRows } from './table-rows.ts'

/** The records of one type in a survey: its own table and those of its parts, by name. */
export type Section = ReadonlyMap<string, TableRows>

/** Rows on their way to a section: by table, then by record. */
class Gathering {
  readonly #tables: ReadonlyMap<string, Map<string, Row[]>>

  constructor(spec: RecordSpec) {
    this.#tables = new Map(tablesOf(spec).map((name) => [name, new Map()]))
  }

  add(table: string, record: string, row: Row): void {
    pushTo(this.#tables.get(table)!, record, row)
  }

  entries = () => [...this.#tables]

  section = (): Section => new Map(this.entries().map(([name, rows]) => [name, new TableRows(rows)]))
}

/** Takes a section of what is on record: one statement for each table, whatever the number of records. */
export async function takeSection(sql: Sql, workspaceId: string, spec: RecordSpec): Promise<Section> {
  return (await gather(sql, workspaceId, spec, null)).section()
}

/** The section after some of its records changed, which alone are read. Tables that did not change stay the same. */
export async function advanceSection(
  sql: Sql,
  workspaceId: string,
  spec: RecordSpec,
  section: Section,
  changed: readonly string[],
): Promise<Section> {
  const read = await gather(sql, workspaceId, spec, changed)
  return new Map(
    read.entries().map(([name, rows]) => {
      const now = new Map(changed.map((record) => [record, rows.get(record) ?? []]))
      return [name, section.get(name)!.replacing(now)]
    }),
  )
}

async function gather(sql: Sql, workspaceId: string, spec: RecordSpec, keys: readonly string[] | null) {
  const recorded = await readRecordedRows(sql, workspaceId, spec, keys)
  const gathering = new Gathering(spec)
  for (const [key, row] of [...recorded.own].sort(([a], [b]) => byKey(a, b))) {
    if (row.retiredAt !== null) continue
    gathering.add(spec.table.name, key, row)
    for (const { table, row: part } of recordedParts(spec, key, recorded)) gathering.add(table.name, key, part)
  }
  return gathering
}

const tablesOf = (spec: RecordSpec): string[] => [spec.table.name, ...partTables(Object.values(spec.parts))]

const partTables = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => [part.table.name, ...partTables(Object.values(part.parts ?? {}))])
