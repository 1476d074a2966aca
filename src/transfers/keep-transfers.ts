import { ChangeAction } from '../history/history.table.ts'
import { beginChange, type Revision, recordChanges } from '../history/record-changes.ts'
import type { Law } from '../law/law.ts'
import { loadDataMap } from '../lineage/data-map.loads.ts'
import { type DataMap, mappedRecords } from '../lineage/data-map.ts'
import { fold } from '../platform/fold.ts'
import type { Sql } from '../platform/postgres.ts'
import { Confidence } from '../platform/tables.ts'
import {
  compareRows,
  differing,
  insertRows,
  isEmpty,
  removeRows,
  type TableChange,
  updateRows,
} from '../record/bulk.ts'
import { keepSearchable } from '../record/keep-searchable.ts'
import { type RecordSpec, type Row, type TableInfo, tableInfo } from '../record/record-spec.ts'
import type { Scope } from '../record/scope.ts'
import { type DerivedTransfer, transferName } from './derive-transfers.ts'
import { safeguardRecord } from './safeguard/safeguard.record.ts'
import { transferRecord } from './transfer/transfer.record.ts'
import { transferLegs } from './transfer/transfer.table.ts'
import { loadDerivedGraph } from './transfer-survey.loads.ts'

const { table } = transferRecord
const parts = Object.entries(transferRecord.parts).map(([field, { table }]) => ({ field, table }))

/** The records that a change of transfers can come from. */
export const recordsBehindTransfers: readonly RecordSpec[] = [...mappedRecords, safeguardRecord]

/**
 * Brings the transfers in step with the flows, in the revision that changed them; answers the keys of those that are new.
 * They are derived anew from all flows: what a change far up the chain does to onward transfers is then never missed.
 * `open`: the revision under way; without one, a revision is opened when something differs.
 */
export async function keepTransfers(scope: Scope, open: Revision | null): Promise<string[]> {
  const { sql, workspaceId, law } = scope
  const [{ organizations }, { derivation }, inferredEnds, lostLegs, recorded, ...recordedParts] = await Promise.all([
    loadDataMap(scope),
    loadDerivedGraph(scope),
    loadInferredEnds(sql, workspaceId),
    open ? loadLostLegs(sql, workspaceId, open) : [],
    readTable(sql, workspaceId, table),
    ...parts.map((part) => readTable(sql, workspaceId, part.table)),
  ])
  const derived = derivation.transfers
  const own = derived.map((transfer) => ownRow(transfer, organizations, law, inferredEnds))
  const rows: Record<string, Row[]> = {
    flows: legRows(derived),
    dataCategories: categoryRows(derived),
    onwardTransfers: onwardRows(derived),
  }
  const compare = (recordedOf: (field: string, i: number) => readonly Row[]) =>
    parts.map(({ field, table }, i) => compareRows(table, rows[field]!, recordedOf(field, i)))
  const changes = compare((_, i) => recordedParts[i]!)
  const touched = fieldsTouched(compare((field, i) => [...recordedParts[i]!, ...(field === 'flows' ? lostLegs : [])]))
  const planned = planOwn(own, new Map(recorded.map((row) => [row.key as string, row])), touched)
  if (planned.length === 0 && changes.every(isEmpty)) return []

  const revision = open ?? (await beginChange(scope))
  for (const change of changes) await removeRows(sql, workspaceId, change)
  for (const change of [...ownChanges(planned, revision), ...changes]) {
    await insertRows(sql, workspaceId, change)
    await updateRows(sql, workspaceId, change)
  }
  await keepSearchable(
    sql,
    workspaceId,
    planned.map(({ key, before, row }) => ({ typename: 'Transfer', key, before, after: row })),
  )
  await recordChanges(
    sql,
    workspaceId,
    revision,
    planned.map(({ action, key, fields }) => ({ action, recordType: 'Transfer', key, fields })),
  )
  return planned.filter(({ action }) => isAddition.has(action)).map(({ key }) => key)
}

/** What becomes of a transfer's own row. Those of which nothing changes, parts included, are not among them. */
interface PlannedTransfer {
  action: ChangeAction
  key: string
  before: Row | null
  /** Null: it is retired. */
  row: Row | null
  fields: string[]
}

const isAddition: ReadonlySet<ChangeAction> = new Set([ChangeAction.CREATED, ChangeAction.RESTORED])

function planOwn(
  own: readonly Row[],
  recorded: Map<string, Row>,
  touched: ReadonlyMap<string, ReadonlySet<string>>,
): PlannedTransfer[] {
  const planned: PlannedTransfer[] = []
  for (const row of own) {
    const key = row.key as string
    const before = recorded.get(key) ?? null
    recorded.delete(key)
    const fields = before ? [...differing(table, row, before), ...(before.retiredAt ? ['retiredAt'] : [])] : []
    if (before && fields.length === 0 && !touched.has(key)) continue
    if (before) fields.push(...(touched.get(key) ?? []))
    const action = !before ? ChangeAction.CREATED : before.retiredAt ? ChangeAction.RESTORED : ChangeAction.CHANGED
    planned.push({ action, key, before, row: { ...row, folded: fold(row.name as string), retiredAt: null }, fields })
  }
  for (const [key, before] of recorded) {
    if (before.retiredAt) continue
    const fields = ['retiredAt', ...(touched.get(key) ?? [])]
    planned.push({ action: ChangeAction.RETIRED, key, before, row: null, fields })
  }
  return planned
}

/** Those that are or stay, and those that go: their rows have other columns. */
function ownChanges(planned: readonly PlannedTransfer[], { revision, at }: Revision): TableChange[] {
  const change: TableChange = { table, insert: [], update: [], remove: [] }
  const retired: TableChange = { table, insert: [], update: [], remove: [] }
  for (const { key, before, row } of planned) {
    const version = before ? (before.version as number) + 1 : 1
    const written = { version, changedIn: revision, updatedAt: at }
    if (!row) retired.update.push({ key, ...written, retiredAt: at })
    else if (before) change.update.push({ ...row, ...written })
    else change.insert.push({ ...row, ...written, createdAt: at })
  }
  return [change, retired]
}

function ownRow(
  transfer: DerivedTransfer,
  organizations: DataMap['organizations'],
  law: Law,
  inferredEnds: ReadonlySet<string>,
): Row {
  const { key, exporter, importer, fromCountry, toCountry, regime, pair, exporterRole, importerRole } = transfer
  const inferred = transfer.inferred || inferredEnds.has(`${exporter}\u0000${importer}`)
  return {
    key,
    name: transferName(transfer, {
      exporterName: organizations.get(exporter)!.name,
      importerName: organizations.get(importer)!.name,
      regimeName: law.regimes.get(regime)!.name,
    }),
    aliases: [],
    description: null,
    source: null,
    confidence: inferred ? Confidence.INFERRED : Confidence.STATED,
    exporter,
    importer,
    fromCountry,
    toCountry,
    regime,
    exporterPairRole: pair.exporter,
    importerPairRole: pair.importer,
    exporterRole,
    importerRole,
    touchesSystem: transfer.touchesSystem,
  }
}

/** The fields in which each transfer's parts differ. */
function fieldsTouched(changes: readonly TableChange[]): Map<string, Set<string>> {
  const touched = new Map<string, Set<string>>()
  for (const [i, { insert, update, remove }] of changes.entries()) {
    for (const row of [...insert, ...update, ...remove]) {
      const fields = touched.get(row.transfer as string) ?? new Set()
      touched.set(row.transfer as string, fields.add(parts[i]!.field))
    }
  }
  return touched
}

/** Legs go with their flow, before they could be compared; the revision under way knows which. */
const loadLostLegs = (sql: Sql, workspaceId: string, { revision }: Revision) =>
  sql<Row[]>`
    select ${sql(tableInfo(transferLegs).columns.slice(1))} from versions.transfer_legs
     where workspace_id = ${workspaceId} and to_revision = ${revision}`

const legRows = (derived: readonly DerivedTransfer[]): Row[] =>
  derived.flatMap(({ key, legs }) =>
    legs.flatMap(({ flow, dataCategory, windows }) =>
      windows.map(({ from, to }, stretch) => ({
        transfer: key,
        flow,
        dataCategory,
        stretch,
        startsOn: from,
        endsOn: to,
      })),
    ),
  )

const categoryRows = (derived: readonly DerivedTransfer[]): Row[] =>
  derived.flatMap(({ key, legs }) =>
    [...new Set(legs.map(({ dataCategory }) => dataCategory))].map((dataCategory) => ({ transfer: key, dataCategory })),
  )

const onwardRows = (derived: readonly DerivedTransfer[]): Row[] =>
  derived.flatMap(({ key, onward }) => onward.map((each) => ({ transfer: key, onward: each })))

/** The pairs of organizations with a safeguard that is inferred: their transfers are inferred too. */
async function loadInferredEnds(sql: Sql, workspaceId: string): Promise<Set<string>> {
  const rows = await sql<{ exporter: string; importer: string }[]>`
    select distinct exporter, importer from safeguards
     where workspace_id = ${workspaceId} and confidence = 'INFERRED' and retired_at is null`
  return new Set(rows.map(({ exporter, importer }) => `${exporter}\u0000${importer}`))
}

const readTable = (sql: Sql, workspaceId: string, { name, columns }: TableInfo) =>
  sql<Row[]>`select ${sql(columns.slice(1))} from ${sql(name)} where workspace_id = ${workspaceId}`
