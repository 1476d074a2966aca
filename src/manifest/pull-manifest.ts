import { readRecordedRows } from '../record/read-rows.ts'
import type { RecordSpec, Row, TableInfo } from '../record/record-spec.ts'
import { entryOf } from '../record/rows.ts'
import type { Scope } from '../record/scope.ts'

/**
 * What is on record, as the manifest that would make it: sections in the order of the contents, keys in theirs, and
 * nothing that says no more than its absence. Retired records are not in it.
 */
export async function pullManifest({ sql, workspaceId, contents }: Scope): Promise<Record<string, unknown>> {
  const sections = await Promise.all(
    contents.map(async (spec) => {
      const recorded = await readRecordedRows(sql, workspaceId, spec, null)
      const rowsOf = (table: TableInfo, owner: string) => recorded.parts.get(table)?.get(owner) ?? []
      const present = [...recorded.own.values()].filter((row) => row.retiredAt === null)
      return [spec.section, Object.fromEntries(present.map((row) => entry(spec, row, rowsOf)))] as const
    }),
  )
  return { ropewalk: 1, ...Object.fromEntries(sections.filter(([, records]) => Object.keys(records).length > 0)) }
}

const entry = (spec: RecordSpec, row: Row, rowsOf: (table: TableInfo, owner: string) => readonly Row[]) =>
  [row.key as string, entryOf(spec, row, rowsOf)] as const
