import { lockWorkspace } from '../history/record-changes.ts'
import { Check } from '../record/check.ts'
import { type RecordedRows, readRecordedRows } from '../record/read-rows.ts'
import type { Scope } from '../record/scope.ts'
import { type Applied, type ChangeWatch, carryOut, isHopeless, refused } from './carry-out.ts'
import { type PlannedRecord, planRecord, planRetirement } from './plan.ts'
import { type ReadManifest, readManifest, type Wanted } from './read-manifest.ts'
import type { Refusal } from './refusal.ts'
import { refuseDisagreements } from './refuse-disagreements.ts'
import { refuseCircles, resolveReferences } from './resolve-references.ts'

export interface ApplyOptions extends ChangeWatch {
  prune: boolean
  dryRun: boolean
  /** Refuse when the workspace is at another revision by now. */
  expectedRevision?: number | null
}

/** What came of a manifest. */
export interface AppliedManifest extends Applied {
  /** The revision that it was compared with; missing when it did not come to that. */
  comparedWith?: number
}

/** Brings the inventory to what a manifest says, in the transaction of `sql`. With a refusal the caller must roll back. */
export async function applyManifest(scope: Scope, document: unknown, options: ApplyOptions): Promise<AppliedManifest> {
  const check = new Check()
  const manifest = readManifest(scope.contents, document, check)
  if (isHopeless(check, manifest.wanted)) return refused(check.problems)
  const revision = await lockWorkspace(scope)
  const { expectedRevision } = options
  if (typeof expectedRevision === 'number' && expectedRevision !== revision)
    return refused([movedOn(expectedRevision, revision)])
  await resolveReferences(scope, manifest.named, check)
  await refuseCircles(scope, manifest.wanted, check)
  const planned = await plan(scope, manifest.wanted)
  await refuseDisagreements(scope, manifest.wanted, planned, check)
  if (check.problems.length > 0) return refused(check.problems)

  if (options.prune) planned.push(...(await planPruning(scope, manifest)))
  const applied = await carryOut(scope, planned, { ...options, isRehearsal: options.dryRun })
  if (applied.refusals.length === 0) await rememberNames(scope, manifest, options)
  return { ...applied, comparedWith: revision }
}

const movedOn = (expected: number, actual: number): Refusal => ({
  code: 'VERSION_CONFLICT',
  message: `This was planned at revision ${expected}, and the workspace is at revision ${actual}.`,
  path: [],
  remedy: 'Plan again, and look at what it would do now.',
})

async function plan({ sql, workspaceId, contents }: Scope, wanted: readonly Wanted[]): Promise<PlannedRecord[]> {
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
async function planPruning({ sql, workspaceId, contents }: Scope, manifest: ReadManifest): Promise<PlannedRecord[]> {
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
        .map((row) => planRetirement(spec, row.key as string, row, [spec.section, row.key as string]))
    }),
  )
  return planned.flat()
}

async function rememberNames(
  { sql, workspaceId }: Scope,
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
