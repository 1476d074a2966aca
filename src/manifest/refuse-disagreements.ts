import type { Check } from '../record/check.ts'
import { readRecordedRows } from '../record/read-rows.ts'
import type { Entry, RecordSpec, TableInfo } from '../record/record-spec.ts'
import { entryOf } from '../record/rows.ts'
import type { Scope } from '../record/scope.ts'
import type { Scalar, Shape } from '../record/shape.ts'
import { PlannedAction, type PlannedRecord } from './plan.ts'
import type { Wanted } from './read-manifest.ts'

/** Reports what new and changed entries say that does not agree with the day, or with the records they name. */
export async function refuseDisagreements(
  scope: Scope,
  wanted: readonly Wanted[],
  planned: readonly PlannedRecord[],
  check: Check,
): Promise<void> {
  const kept = new Set(planned.filter(({ action }) => action === PlannedAction.KEEP).map(placeOf))
  const asked = wanted.filter((each) => each.spec.beyond && !kept.has(placeOf(each)))
  if (asked.length === 0) return
  const entries = await consult(scope, wanted, asked)
  for (const { path } of check.problems) entries.delete(path.slice(0, 2).join('\u0000'))
  for (const { spec, entry, path } of asked) {
    const named = (field: string) => {
      const section = sectionOf(spec, field)
      const found = (entry[field] as string[]).map((each) => ({ key: each, entry: entries.get(placed(section, each)) }))
      return found.every(isFound) ? found : null
    }
    for (const { field, problem, remedy } of spec.beyond!.faults(entry, { today: scope.today, named }))
      check.invalid([...path, field], problem, remedy)
  }
}

const isFound = (each: { key: string; entry?: Entry }): each is { key: string; entry: Entry } => Boolean(each.entry)

/** The entries that are asked about, from the manifest or else from the record: one read for each section. */
async function consult(
  { sql, workspaceId, contents }: Scope,
  wanted: readonly Wanted[],
  asked: readonly Wanted[],
): Promise<Map<string, Entry>> {
  const entries = new Map(wanted.map((each) => [placeOf(each), each.entry]))
  const open = new Map<string, Set<string>>()
  for (const { spec, entry } of asked) {
    for (const field of spec.beyond!.consults) {
      const section = sectionOf(spec, field)
      const keys = (entry[field] as string[]).filter((key) => !entries.has(placed(section, key)))
      open.set(section, new Set([...(open.get(section) ?? []), ...keys]))
    }
  }
  await Promise.all(
    [...open].map(async ([section, keys]) => {
      if (keys.size === 0) return
      const spec = contents.find((each) => each.section === section)!
      const { own, parts } = await readRecordedRows(sql, workspaceId, spec, [...keys])
      const rowsOf = (table: TableInfo, owner: string) => parts.get(table)?.get(owner) ?? []
      for (const [key, row] of own) entries.set(placed(section, key), entryOf(spec, row, rowsOf))
    }),
  )
  return entries
}

const placed = (section: string, key: string) => `${section}\u0000${key}`
const placeOf = ({ spec, key }: { spec: RecordSpec; key: string }) => placed(spec.section, key)

function sectionOf(spec: RecordSpec, field: string): string {
  const shape: Shape = spec.entry.fields[field]!.shape
  const to = shape.kind === 'list' && (shape.of as Scalar).refersTo
  if (!to || !('section' in to)) throw new Error(`${spec.typename}.${field} is no list of references.`)
  return to.section
}
