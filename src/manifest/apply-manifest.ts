import { lockWorkspace, type Revision } from '../history/record-changes.ts'
import { Check } from '../record/check.ts'
import { type RecordedRows, readRecordedRows } from '../record/read-rows.ts'
import { isNamedInWorkspace } from '../record/record-spec.ts'
import { keepTransfers } from '../transfers/keep-transfers.ts'
import type { Ground, Refusal } from './ground.ts'
import { PlannedAction, type PlannedRecord, planRecord, planRetirement } from './plan.ts'
import { type ReadManifest, readManifest, type Wanted } from './read-manifest.ts'
import { refuseDisagreements } from './refuse-disagreements.ts'
import { refuseCircles, resolveReferences } from './resolve-references.ts'
import { findStillReferenced } from './still-referenced.ts'
import { writePlan } from './write-plan.ts'

export interface Applied {
  refusals: Refusal[]
  planned: PlannedRecord[]
  /** Keys of the transfers that did not exist before. */
  transfersAdded: string[]
  /** The revision it made; null when there was nothing to change. */
  revision: number | null
}

export interface ApplyOptions {
  prune: boolean
  /** Called when it is certain that something will be written, and nothing is yet: nobody else can write meanwhile. */
  beforeWriting?: () => Promise<void>
}

/** Brings the inventory to what a manifest says, in the transaction of `sql`. With a refusal the caller must roll back. */
export async function applyManifest(ground: Ground, document: unknown, options: ApplyOptions): Promise<Applied> {
  const { sql, workspaceId, contents, law } = ground
  const check = new Check()
  const manifest = readManifest(contents, document, check)
  // Everything that needs no database is done before the head row is taken: while it is held, others wait.
  const hasMoreToSay = check.references.length > 0 || manifest.wanted.some(({ spec }) => spec.beyond)
  if (check.problems.length > 0 && !hasMoreToSay) return refused(check.problems)
  await lockWorkspace(sql, workspaceId)
  await resolveReferences(sql, workspaceId, contents, law, manifest.named, check)
  await refuseCircles(sql, workspaceId, manifest.wanted, check)
  const planned = await plan(ground, manifest.wanted)
  await refuseDisagreements(ground, manifest.wanted, planned, check)
  if (check.problems.length > 0) return refused(check.problems)

  if (options.prune) planned.push(...(await planPruning(ground, manifest)))
  const taken = await findTakenKeys(ground, planned)
  if (taken.length > 0) return refused(taken)
  return write(ground, manifest, planned, options)
}

const refused = (refusals: Refusal[]): Applied => ({
  refusals,
  planned: [],
  transfersAdded: [],
  revision: null,
})

async function plan({ sql, workspaceId, contents }: Ground, wanted: readonly Wanted[]): Promise<PlannedRecord[]> {
  const planned = await Promise.all(
    contents.map(async (spec) => {
      const mine = wanted.filter((each) => each.spec === spec)
      if (mine.length === 0) return []
      const keys = mine.map(({ key }) => key)
      const recorded: RecordedRows = await readRecordedRows(sql, workspaceId, spec, keys)
      return mine.map((each) => planRecord(each, recorded))
    }),
  )
  return planned.flat()
}

/** Retires what this manifest named before and no longer names. */
async function planPruning({ sql, workspaceId, contents }: Ground, manifest: ReadManifest): Promise<PlannedRecord[]> {
  const named = new Set(manifest.wanted.map(({ spec, key }) => `${spec.section}\u0000${key}`))
  const before = await sql<{ section: string; key: string }[]>`
    select section, key from hub.manifest_records
     where workspace_id = ${workspaceId} and manifest = ${manifest.name} order by section, key`
  const gone = before.filter(({ section, key }) => !named.has(`${section}\u0000${key}`))
  const planned = await Promise.all(
    contents.map(async (spec) => {
      const keys = gone.filter(({ section }) => section === spec.section).map(({ key }) => key)
      if (keys.length === 0) return []
      const { own } = await readRecordedRows(sql, workspaceId, { ...spec, parts: {} }, keys)
      return [...own.values()]
        .filter((row) => !row.retiredAt)
        .map((row) => planRetirement(spec, row.key as string, row))
    }),
  )
  return planned.flat()
}

/** Flows are named in the whole workspace: a key that another activity's flow holds, and keeps, is refused. */
async function findTakenKeys({ sql, workspaceId }: Ground, planned: readonly PlannedRecord[]): Promise<Refusal[]> {
  const changes = planned.flatMap((record) => record.parts.map((change) => ({ record, change })))
  const shared = new Set(changes.map(({ change }) => change.table).filter(isNamedInWorkspace))
  const refusals = [...shared].map(async (table): Promise<Refusal[]> => {
    const mine = changes.filter(({ change }) => change.table === table)
    const freed = new Set(mine.flatMap(({ change }) => change.remove.map((row) => row.key)))
    const wanted = new Map(
      mine.flatMap(({ record, change }) => change.insert.map((row) => [row.key as string, record])),
    )
    const taken = await sql<{ key: string }[]>`
      select key from ${sql(table.name)} where workspace_id = ${workspaceId} and key = any(${[...wanted.keys()]})`
    return taken
      .filter(({ key }) => !freed.has(key))
      .map(({ key }) => ({
        code: 'DUPLICATE_KEY',
        message: `The key ${key} is taken by a flow of another activity.`,
        path: [wanted.get(key)!.spec.section, wanted.get(key)!.key, 'flows'],
        remedy: 'Give the flow another key.',
      }))
  })
  return (await Promise.all(refusals)).flat()
}

async function write(
  ground: Ground,
  manifest: ReadManifest,
  planned: PlannedRecord[],
  options: ApplyOptions,
): Promise<Applied> {
  const { sql, workspaceId, contents } = ground
  let transfersAdded: string[] = []
  let revision: Revision | null = null
  if (planned.some(({ action }) => action !== PlannedAction.KEEP)) {
    await options.beforeWriting?.()
    revision = await writePlan(sql, workspaceId, contents, planned)
    const retired = planned.filter(({ action }) => action === PlannedAction.RETIRE)
    const held = await findStillReferenced(ground, retired)
    if (held.length > 0) return refused(held)
    transfersAdded = await keepTransfers(ground, revision)
  }
  await rememberNames(ground, manifest, options)
  return { refusals: [], planned, transfersAdded, revision: revision?.revision ?? null }
}

async function rememberNames(
  { sql, workspaceId }: Ground,
  manifest: ReadManifest,
  { prune }: { prune: boolean },
): Promise<void> {
  const named = JSON.stringify(manifest.wanted.map(({ spec, key }) => ({ section: spec.section, key })))
  if (prune) {
    await sql`
      delete from hub.manifest_records held
       where held.workspace_id = ${workspaceId} and held.manifest = ${manifest.name}
         and not exists (select from jsonb_to_recordset(${named}::text::jsonb) as now(section text, key text)
                          where now.section = held.section and now.key = held.key)`
  }
  await sql`
    insert into hub.manifest_records (workspace_id, manifest, section, key)
    select ${workspaceId}::uuid, ${manifest.name}, now.section, now.key
      from jsonb_to_recordset(${named}::text::jsonb) as now(section text, key text)
    on conflict do nothing`
}
