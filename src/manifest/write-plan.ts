import { ChangeAction } from '../history/history.table.ts'
import { beginChange, type RecordedChange, type Revision, recordChanges } from '../history/record-changes.ts'
import { groupBy } from '../law/group-by.ts'
import { fold } from '../platform/fold.ts'
import type { Sql } from '../platform/postgres.ts'
import { insertRows, removeRows, type TableChange, updateRows } from '../record/bulk.ts'
import { keepSearchable } from '../record/keep-searchable.ts'
import type { RecordSpec, Row, TableInfo } from '../record/record-spec.ts'
import type { Scope } from '../record/scope.ts'
import { PlannedAction, type PlannedRecord } from './plan.ts'

/**
 * Writes what differs, in one revision and in a few statements for each table, whatever the number of records.
 * `contents` is in the order in which rows may refer to each other: rows come in in that order and go out in reverse.
 */
export async function writePlan(scope: Scope, planned: readonly PlannedRecord[]): Promise<Revision> {
  const { sql, workspaceId, contents } = scope
  const revision = await beginChange(scope)
  const parts = mergeParts(contents, planned)
  for (const change of [...parts].reverse()) await removeRows(sql, workspaceId, change)
  for (const spec of contents) {
    const own = ownChanges(spec, planned, revision)
    await insertRows(sql, workspaceId, own)
    await updateRows(sql, workspaceId, own)
    await retire(sql, workspaceId, spec, planned, revision)
    for (const change of parts) {
      if (!belongsTo(spec, change.table)) continue
      await insertRows(sql, workspaceId, change)
      await updateRows(sql, workspaceId, change)
    }
  }
  await keepSearchable(
    sql,
    workspaceId,
    planned
      .filter(({ action }) => action !== PlannedAction.KEEP)
      .map(({ spec, key, before, own }) => ({ typename: spec.typename, key, before, after: own })),
  )
  await recordChanges(sql, workspaceId, revision, planned.flatMap(changeOf))
  return revision
}

function ownChanges(spec: RecordSpec, planned: readonly PlannedRecord[], { revision, at }: Revision): TableChange {
  const change: TableChange = { table: spec.table, insert: [], update: [], remove: [] }
  for (const { spec: of, action, own, before } of planned) {
    if (of !== spec || !own) continue
    const row: Row = { ...own, folded: fold(own.name as string), changedIn: revision, updatedAt: at, retiredAt: null }
    if (action === PlannedAction.CREATE) change.insert.push({ ...row, version: 1, createdAt: at })
    if (action === PlannedAction.CHANGE) change.update.push({ ...row, version: (before!.version as number) + 1 })
  }
  return change
}

/** A retired record keeps its rows: it still answers by its key, and comes back as it was. */
async function retire(
  sql: Sql,
  workspaceId: string,
  spec: RecordSpec,
  planned: readonly PlannedRecord[],
  { revision, at }: Revision,
): Promise<void> {
  const update = planned
    .filter((record) => record.spec === spec && record.action === PlannedAction.RETIRE)
    .map(({ key, before }) => ({
      key,
      version: (before!.version as number) + 1,
      changedIn: revision,
      updatedAt: at,
      retiredAt: at,
    }))
  await updateRows(sql, workspaceId, { table: spec.table, insert: [], update, remove: [] })
}

/** What changes in the parts of all records, table by table: those that others refer to first. */
function mergeParts(contents: readonly RecordSpec[], planned: readonly PlannedRecord[]): TableChange[] {
  const changes = groupBy(
    planned.flatMap(({ parts }) => parts),
    ({ table }) => table,
  )
  return contents.flatMap(partTables).flatMap((table) => {
    const same = changes.get(table)
    if (!same) return []
    const all = (what: 'insert' | 'update' | 'remove') => same.flatMap((change) => change[what])
    return [{ table, insert: all('insert'), update: all('update'), remove: all('remove') }]
  })
}

/** Part tables of a type, those that others refer to first. */
function partTables(spec: RecordSpec): TableInfo[] {
  return Object.values(spec.parts).flatMap((part) => [
    part.table,
    ...Object.values(part.parts ?? {}).map((inner) => inner.table),
  ])
}

const belongsTo = (spec: RecordSpec, table: TableInfo) => partTables(spec).includes(table)

function changeOf({ spec, key, action, fields, before }: PlannedRecord): RecordedChange[] {
  if (action === PlannedAction.KEEP) return []
  const did =
    action === PlannedAction.CREATE
      ? ChangeAction.CREATED
      : action === PlannedAction.RETIRE
        ? ChangeAction.RETIRED
        : before?.retiredAt
          ? ChangeAction.RESTORED
          : ChangeAction.CHANGED
  return [{ action: did, recordType: spec.typename, key, fields }]
}
