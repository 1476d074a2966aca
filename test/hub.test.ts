import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import pino from 'pino'
import { expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { withOwner } from '../src/hub.ts'
import { defaultWorkspace, workspaceIdOf } from '../src/identity/workspaces.ts'
import { joinEmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { connect } from '../src/platform/postgres.ts'
import { acme } from './harness/acme.ts'
import { kill, newFolder, nobody, processesNaming, weAreRoot } from './harness/embedded-scene.ts'
import { type Answer, applyDocument, clientOf } from './harness/hub.ts'
import { firstKey, run, startHub } from './harness/hub-process.ts'

/** A data folder below one that everyone may enter, as PostgreSQL may run as another user. */
const dataFolder = () => join(newFolder(), 'data')

const postmasterIn = (folder: string) =>
  Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])

test('the first start prints a sign-in link, and SIGTERM ends everything', { timeout: 90_000 }, async () => {
  const folder = dataFolder()
  const hub = await startHub({ ROPEWALK_DATA: folder })
  const { url } = hub
  const admin = clientOf(url, await firstKey(hub))
  expect(await admin.run('{ viewer { role workspace revision } }')).toEqual({
    viewer: { role: 'ADMIN', workspace: 'default', revision: 0 },
  })
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  expect(await (await fetch(url)).text()).toContain('Sign in')

  // A command beside the running hub finds its database.
  const command = run('src/cli.ts', ['keys', 'create', '--role', 'viewer'], { ROPEWALK_DATA: folder })
  expect(await command.ended).toBe(0)
  expect(command.output()).toMatch(/^rw_\S+\n$/)

  const asked = Date.now()
  hub.child.kill('SIGTERM')
  expect(await hub.ended).toBe(0)
  expect(Date.now() - asked).toBeLessThan(10_000)
  expect(processesNaming(folder)).toEqual([])

  // And one on a folder whose hub is not running starts the database and stops it again.
  const alone = run('src/cli.ts', ['workspaces', 'create', 'other'], { ROPEWALK_DATA: folder })
  expect(await alone.ended).toBe(0)
  expect(processesNaming(folder)).toEqual([])

  const again = run('src/main.ts', [], { ROPEWALK_DATA: folder })
  await again.says(/Ropewalk answers at/)
  expect(again.output()).not.toContain('Sign in as admin')
  again.child.kill('SIGINT')
  expect(await again.ended).toBe(0)
})

test('a schema newer than the code is refused with the way out', { timeout: 90_000 }, async () => {
  const folder = dataFolder()
  const config = readConfig({ ROPEWALK_DATA: folder })
  await withOwner(config, pino({ level: 'silent' }), async (owner) => {
    await owner`insert into hub.migrations values (99999999999999, 'from the future', now())`
  })
  const hub = run('src/main.ts', [], { ROPEWALK_DATA: folder })
  expect(await hub.ended).toBe(1)
  expect(hub.output()).toContain('newer schema than this version of Ropewalk knows')
  expect(processesNaming(folder)).toEqual([])
})

test('an older schema is brought up to date, and what it holds is found', {
  timeout: 90_000,
}, async () => {
  const folder = dataFolder()
  const database = await startEmbeddedPostgres({ dataFolder: folder, durable: false })
  const owner = connect(database.connection, { max: 1, statementTimeoutMs: 60_000 })
  await owner`create schema hub`
  await owner`create table hub.migrations (created_at bigint primary key, hash text not null, applied_at timestamptz not null)`
  const known = readMigrationFiles({ migrationsFolder: 'drizzle' })
  // As it was before search.
  const older = known.slice(0, 2)
  await owner.begin(async (sql) => {
    for (const { sql: statements, folderMillis, hash } of older) {
      // The text of our own migrations, as it stands in the repository.
      for (const statement of statements) await sql.unsafe(statement)
      await sql`insert into hub.migrations values (${folderMillis}, ${hash}, now())`
    }
    await sql`call types.raise_walls()`
    const id = workspaceIdOf(defaultWorkspace)
    await sql`select set_config('app.workspace', ${id}, true)`
    await sql`insert into hub.workspaces values (${id}, ${defaultWorkspace}, 0, now())`
    await sql`
      insert into purposes (workspace_id, key, name, folded, confidence, version, changed_in, created_at, updated_at)
      values (${id}, 'billing', 'Billing', 'billing', 'STATED', 1, 1, now(), now())`
  })
  await owner.end({ timeout: 5 })
  await database.stop()

  const hub = await startHub({ ROPEWALK_DATA: folder })
  const admin = clientOf(hub.url, await firstKey(hub))
  const { search, purpose } = await admin.run(
    '{ purpose(key: "billing") { name version } search(text: "biling") { nodes { ... on InventoryRecord { key } } } }',
  )
  expect(purpose).toEqual({ name: 'Billing', version: 1 })
  expect(search.nodes).toEqual([{ key: 'billing' }])
})

test('while PostgreSQL is down the hub answers 503, and it is back by itself within 10 s', {
  timeout: 90_000,
}, async () => {
  const folder = dataFolder()
  const hub = await startHub({ ROPEWALK_DATA: folder })
  const admin = clientOf(hub.url, await firstKey(hub))
  await admin.apply(acme)

  const killedAt = Date.now()
  kill(postmasterIn(folder))
  const answers: Answer[] = []
  const ask = async () => {
    const [read, ready, written] = await Promise.all([
      admin.send('{ organization(key: "mailco") { name } }'),
      fetch(`${hub.url}/readyz`),
      admin.send(applyDocument, { manifest: { purposes: { [`p-${answers.length}`]: { name: 'One more' } } } }),
    ])
    answers.push(read, written)
    return [read.status, ready.status, written.status]
  }
  await expect.poll(ask, { interval: 5, timeout: 5_000 }).toContain(503)
  await expect.poll(ask, { interval: 50, timeout: 10_000 }).toEqual([200, 200, 200])
  expect(Date.now() - killedAt).toBeLessThan(10_000)

  const refused = answers.filter(({ status }) => status !== 200)
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]))
  for (const { errors } of refused) expect(errors).toMatchObject([{ extensions: { code: 'OVERLOADED' } }])
  const kept = answers.filter(({ status, data }) => status === 200 && data.applyManifest)
  const { viewer, changes } = await admin.run('{ viewer { revision } changes(first: 1000) { nodes { revision } } }')
  expect(viewer.revision, 'what was answered was kept').toBeGreaterThanOrEqual(kept.length + 1)
  expect(new Set(changes.nodes.map(({ revision }: any) => revision)).size, 'without gaps').toBe(viewer.revision)
})

test('a hub whose connections are killed as they open and as they work goes on answering', {
  timeout: 90_000,
}, async () => {
  const folder = dataFolder()
  const hub = await startHub({ ROPEWALK_DATA: folder })
  const admin = clientOf(hub.url, await firstKey(hub))
  const database = await joinEmbeddedPostgres({ dataFolder: folder })
  const owner = connect(database.connection, { max: 1, statementTimeoutMs: 60_000 })
  const statuses = new Set<number>()
  const ask = async () =>
    statuses.add((await admin.send('{ organizations { totalCount } viewer { revision } }')).status)
  for (let times = 0; times < 30; times++) {
    const asked = Array.from({ length: 12 }, ask)
    await pause(times % 7)
    await owner`select pg_terminate_backend(pid) from pg_stat_activity
                 where pid <> pg_backend_pid() and backend_type = 'client backend'`
    await Promise.all(asked)
  }
  await owner.end({ timeout: 5 })
  await database.stop()
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([])
  expect(hub.child.exitCode).toBeNull()
  await expect.poll(async () => (await admin.send('{ viewer { role } }')).status, { timeout: 10_000 }).toBe(200)
})

test('a data folder that cannot be made is named, with who may not and what to do', { timeout: 60_000 }, async () => {
  const parent = newFolder()
  chmodSync(parent, 0o555)
  const folder = join(parent, 'data')
  const user = weAreRoot ? nobody : null
  const words = [
    `Cannot make the data folder in ${folder}: user ${user?.uid ?? process.getuid?.()} may not (EACCES`,
    'Choose another folder with ROPEWALK_DATA, or have this one belong to the user who starts the hub.',
  ]
  const hub = run('src/main.ts', [], { ROPEWALK_DATA: folder }, user)
  const command = run('src/cli.ts', ['keys', 'list'], { ROPEWALK_DATA: folder }, user)
  expect([await hub.ended, await command.ended]).toEqual([1, 1])
  for (const said of words) {
    expect(hub.output()).toContain(said)
    expect(command.errors()).toContain(said)
  }
  chmodSync(parent, 0o755)
})

test('every fault of the environment is reported at once', async () => {
  const hub = run('src/main.ts', [], { PORT: 'no', DATABASE_URL: 'mysql://x' })
  expect(await hub.ended).toBe(1)
  expect(hub.errors()).toContain('PORT')
  expect(hub.errors()).toContain('DATABASE_URL')
})
