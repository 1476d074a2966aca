import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import fc from 'fast-check'
import { globSync } from 'tinyglobby'
import { beforeAll, expect, test } from 'vitest'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import type { Actor } from '../../src/identity/actor.ts'
import { organizations } from '../../src/inventory/organization/organization.table.ts'
import { loadLaw } from '../../src/law/law.ts'
import { Loaders } from '../../src/record/loaders.ts'
import { RevisionMemory } from '../../src/record/revision-memory.ts'
import type { Scope } from '../../src/record/scope.ts'
import { loadSurvey } from '../../src/record/survey.loads.ts'
import type { Survey } from '../../src/record/survey.ts'
import { useHub } from '../harness/hub.ts'
import { randomManifest } from '../harness/random-manifest.ts'

/** A survey is remembered, and brought forward by what changed. It must be the one that would be taken whole. */
const hub = useHub()
/** The tables of all records. */
const modules = await Promise.all(globSync('src/**/*.table.ts', { absolute: true }).map((path) => import(path)))
const tables = modules
  .flatMap((module) => Object.values<PgTable>(module))
  .filter(
    (each) => is(each, PgTable) && getTableConfig(each).schema === undefined && getTableConfig(each).primaryKeys[0],
  )
const rowsOf = (survey: Survey) => tables.map((table) => survey.rows(table))

let actor: Actor
beforeAll(() => {
  actor = { workspaceId: hub.current.workspaceId, keyId: 'key', name: 'Tester', role: ActorRole.ADMIN } as Actor
})

const look = <T>(work: (scope: Scope) => Promise<T>, asOf: Date | null = null) =>
  hub.current.database.snapshot(actor, { asOf }, work)
const remembered = (asOf: Date | null = null) => look(loadSurvey, asOf)
const takenWhole = (asOf: Date | null = null) =>
  look(
    (scope) => loadSurvey({ ...scope, memory: new RevisionMemory(), load: new Loaders(scope.sql, scope.workspaceId) }),
    asOf,
  )

test('brought forward by one change after another, it is the one taken whole, and so are those of the past', async () => {
  const past: Date[] = []
  let records = 0
  for (const manifest of fc.sample(randomManifest, 12)) {
    await hub.current.admin.apply({ ...(manifest as object), manifest: 'random' }, { prune: true })
    const [survey, whole] = [await remembered(), await takenWhole()]
    expect(rowsOf(survey)).toEqual(rowsOf(whole))
    records += rowsOf(survey).flat().length
    past.push(new Date())
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  expect(tables.length).toBeGreaterThan(40)
  expect(records).toBeGreaterThan(100)
  await hub.current.admin.apply({ manifest: 'random' }, { prune: true })
  expect(rowsOf(await remembered()).flat()).toEqual([])
  for (const time of past) expect(rowsOf(await remembered(time))).toEqual(rowsOf(await takenWhole(time)))
}, 60_000)

test('after a change of one record, only that is read, and by nobody twice', async () => {
  await hub.current.admin.apply({ organizations: { one: { name: 'One', kind: 'VENDOR' } } })
  await remembered()
  await hub.current.admin.apply({ organizations: { one: { name: 'Won', kind: 'VENDOR' } } })
  hub.current.takeStatements()
  const survey = await remembered()
  expect(survey.find(organizations, 'one')!.name).toBe('Won')
  const read = hub.current.takeStatements().filter((text) => text.includes('order by'))
  expect(read.every((text) => text.includes('any($2)'))).toBe(true)
  await remembered()
  expect(hub.current.takeStatements().filter((text) => text.includes('order by'))).toEqual([])
})

test('what a change worked out is there for those who ask after it', async () => {
  await hub.current.admin.apply({ organizations: { one: { name: 'Once more', kind: 'VENDOR' } } })
  hub.current.takeStatements()
  const { lineage } = await hub.current.admin.run('{ lineage(from: [{ organization: "one" }]) { complete } }')
  expect(lineage.complete).toBe(true)
  expect(hub.current.takeStatements().filter((text) => text.includes('hub.changes'))).toEqual([])
})

test('what was rolled back is forgotten', async () => {
  await hub.current.admin.apply({ organizations: { one: { name: 'Kept', kind: 'VENDOR' } } })
  await hub.current.admin.apply({ organizations: { one: { name: 'Tried', kind: 'VENDOR' } } }, { dryRun: true })
  await hub.current.admin.apply({ organizations: { two: { name: 'Two', kind: 'VENDOR' } } })
  expect((await remembered()).find(organizations, 'one')!.name).toBe('Kept')
})

test('what somebody wrote by hand, past the API, is seen', async () => {
  await remembered()
  const { owner, workspaceId } = hub.current
  await owner.begin(async (sql) => {
    await sql`select set_config('app.workspace', ${workspaceId}, true)`
    await sql`update organizations set name = 'By hand' where workspace_id = ${workspaceId} and key = 'one'`
  })
  expect((await remembered()).find(organizations, 'one')!.name).toBe('By hand')
})

test('a database that was restored, and counts on from before what was lost, is not answered for from what was lost', async () => {
  const { admin, owner, workspaceId } = hub.current
  await admin.apply({ organizations: { one: { name: 'Kept', kind: 'VENDOR' } } })
  const [head] = await owner.begin(async (sql) => {
    await sql`select set_config('app.workspace', ${workspaceId}, true)`
    return sql<[{ revision: number; changedAt: Date }]>`select revision, changed_at from hub.workspaces`
  })
  await admin.apply({ organizations: { one: { name: 'Lost', kind: 'VENDOR' } } })
  expect((await remembered()).find(organizations, 'one')!.name).toBe('Lost')
  await owner.begin(async (sql) => {
    await sql`select set_config('app.workspace', ${workspaceId}, true)`
    await sql`alter table organizations disable trigger user`
    await sql`update organizations set name = 'Kept' where workspace_id = ${workspaceId} and key = 'one'`
    await sql`alter table organizations enable trigger user`
    await sql`delete from hub.changes where workspace_id = ${workspaceId} and revision > ${head.revision}`
    await sql`delete from hub.revisions where workspace_id = ${workspaceId} and revision > ${head.revision}`
    await sql`
      update hub.workspaces set revision = ${head.revision}, changed_at = ${head.changedAt} where workspace_id = ${workspaceId}`
  })
  // The first revision after it is made by another hub.
  const other = await hub.current.beside(loadLaw())
  for (const [key, by] of [
    ['two', other],
    ['three', admin],
  ] as const) {
    await by.apply({ organizations: { [key]: { name: `Number ${key}`, kind: 'VENDOR' } } })
  }
  expect((await remembered()).find(organizations, 'one')!.name).toBe('Kept')
  expect(rowsOf(await remembered())).toEqual(rowsOf(await takenWhole()))
})
