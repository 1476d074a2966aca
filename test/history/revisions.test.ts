import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/identity/actor.ts'
import { workspaceIdOf } from '../../src/identity/workspaces.ts'
import type { Sql } from '../../src/platform/postgres.ts'
import { acme } from '../harness/acme.ts'
import { type Client, useHub } from '../harness/hub.ts'

const hub = useHub()
const workspaces = ['one', 'two']
const clients: Record<string, Client[]> = {}

beforeAll(async () => {
  for (const workspace of workspaces) {
    await hub.current.workspace(workspace)
    const client = await hub.current.client('ADMIN' as never, workspace)
    clients[workspace] = [client, await hub.current.client('STEWARD' as never, workspace)]
    await client.apply(acme)
  }
})

const read = <T extends object>(workspace: string, select: (sql: Sql) => Promise<T[]>) =>
  hub.current.database.readWorkspace(workspaceIdOf(workspace), select)

const revisionsOf = (workspace: string) =>
  read(
    workspace,
    (sql) => sql<{ revision: number; at: Date; actor: string }[]>`
    select revision, at, actor from hub.revisions where workspace_id = ${workspaceIdOf(workspace)} order by revision`,
  )

const actorOf = (workspace: string): Actor => ({
  keyId: 'prompt',
  name: 'someone at a prompt',
  role: 'ADMIN' as never,
  workspaceId: workspaceIdOf(workspace),
  workspace,
})

/** Runs SQL as a mutation field would: as the server's role, inside the wall of the workspace. */
const byHand = (workspace: string, work: (sql: Sql) => Promise<unknown>, keep = true) =>
  hub.current.database.change(actorOf(workspace), { command: 'byHand', keep: () => keep }, ({ sql }) => work(sql))

test('many writers in two workspaces at once: every revision is there, in the order of its time', async () => {
  const writers = workspaces.flatMap((workspace) => clients[workspace]!.flatMap((client) => [client, client]))
  const writes = writers.flatMap((client, writer) =>
    [0, 1, 2, 3, 4].map(async (turn) => {
      const purposes = { [`of-${writer}-${turn}`]: { name: `Purpose ${turn}` } }
      // Some are refused, some are dry: they leave no gap.
      if (turn === 1) return client.apply({ purposes }, { dryRun: true })
      if (turn === 3)
        return client.send(
          `mutation ($manifest: JSONObject!) { applyManifest(manifest: $manifest) { userErrors { code } } }`,
          {
            manifest: { purposes: { lost: { name: 'Lost', parent: 'nobody' } } },
          },
        )
      return client.apply({ purposes })
    }),
  )
  await Promise.all(writes)
  for (const workspace of workspaces) {
    const revisions = await revisionsOf(workspace)
    expect(revisions.map(({ revision }) => revision)).toEqual(revisions.map((_, i) => i + 1))
    // Four writers with three that are kept each, after the first.
    expect(revisions.length).toBe(13)
    const times = revisions.map(({ at }) => at.getTime())
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
    const { changes, viewer } = await clients[workspace]![0]!.run(
      '{ viewer { revision } changes(first: 1000) { nodes { revision actor at } } }',
    )
    expect(viewer.revision).toBe(13)
    expect(new Set(changes.nodes.map(({ revision }: any) => revision)).size).toBe(13)
    for (const { revision, actor, at } of changes.nodes) {
      expect(revisions[revision - 1]).toEqual({ revision, actor, at: new Date(at) })
      expect(actor).toContain(` of ${workspace}`)
    }
  }
})

describe('SQL that is written by hand', () => {
  const nameAt = async (time: Date) => {
    const { organization } = await clients.one![0]!.run(
      `query @asOf(time: "${time.toISOString()}") { organization(key: "mailco") { name } }`,
    )
    return organization.name
  }

  test('is numbered and versioned like any other change', async () => {
    const before = (await revisionsOf('one')).at(-1)!
    await byHand('one', async (sql) => {
      await sql`update organizations set name = 'By hand' where key = 'mailco'`
      await sql`insert into system_countries values (${workspaceIdOf('one')}, 'mailer', 'GB')`
      await sql`update organizations set name = 'By hand, twice' where key = 'mailco'`
    })
    const after = (await revisionsOf('one')).at(-1)!
    expect(after).toMatchObject({ revision: before.revision + 1, actor: 'someone at a prompt' })
    expect(after.at.getTime()).toBeGreaterThan(before.at.getTime())
    expect([await nameAt(before.at), await nameAt(after.at)]).toEqual(['MailCo LLC', 'By hand, twice'])
    const versions = await read(
      'one',
      (sql) => sql<{ name: string; revision: number; open: boolean }[]>`
      select name, revision, to_revision = 9223372036854775807 as open from versions.organizations
       where workspace_id = ${workspaceIdOf('one')} and key = 'mailco' order by revision`,
    )
    expect(versions).toEqual([
      { name: 'MailCo LLC', revision: 1, open: false },
      { name: 'By hand, twice', revision: after.revision, open: true },
    ])
    // The next change tells it as what it found.
    await clients.one![0]!.apply({ systems: { mailer: acme.systems.mailer } })
    const { system } = await clients.one![0]!.run(
      '{ system(key: "mailer") { history(first: 1) { nodes { values { field before after } } } } }',
    )
    expect(system.history.nodes[0].values).toEqual([{ field: 'countries', before: ['GB', 'US'], after: ['US'] }])
  })

  test('that is rolled back leaves no number behind', async () => {
    const before = await revisionsOf('one')
    await byHand('one', (sql) => sql`update organizations set name = 'Never' where key = 'mailco'`, false)
    await expect(byHand('one', (sql) => sql`update organizations set kind = 'NONSENSE'`)).rejects.toThrow(/kind_check/)
    expect(await revisionsOf('one')).toEqual(before)
  })

  test('cannot alter what is on record', async () => {
    const statements = [
      `update hub.changes set key = 'x'`,
      'delete from hub.changes',
      'delete from hub.revisions',
      `update hub.workspaces set revision = 0`,
      'delete from versions.organizations',
      'update versions.organizations set to_revision = 1',
    ]
    for (const statement of statements) {
      await expect(
        byHand('one', (sql) => sql.unsafe(statement)),
        statement,
      ).rejects.toThrow(/permission denied/)
    }
  })

  test('that would change two workspaces in one transaction is refused', async () => {
    const before = await Promise.all(workspaces.map(revisionsOf))
    const rename = (sql: Sql) => sql`update organizations set name = 'Over the wall' where key = 'mailco'`
    const both = byHand('one', async (sql) => {
      await rename(sql)
      await sql`select set_config('app.workspace', ${workspaceIdOf('two')}, true)`
      await rename(sql)
    })
    await expect(both).rejects.toMatchObject({ code: 'RW001' })
    const begun = byHand('one', async (sql) => {
      await sql`select types.begin_change(${workspaceIdOf('one')})`
      await sql`select types.begin_change(${workspaceIdOf('two')})`
    })
    await expect(begun).rejects.toMatchObject({ code: 'RW001' })
    expect(await Promise.all(workspaces.map(revisionsOf))).toEqual(before)
  })
})

test('nothing is ordered or stamped by now(), which stands still while a transaction waits for its turn', () => {
  const files = [...filesIn('src', '.ts'), ...filesIn('drizzle', '.sql')]
  const lines = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => /(?<![.\w])now\(\)|\b(current_timestamp|transaction_timestamp|localtimestamp)\b/i.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  // What today is, whether a key has expired, and when a migration ran: none of them says what came before what.
  const known = [/now\(\) at time zone 'utc'\)::date as today/, /expires_at > now\(\)/, /insert into hub\.migrations/]
  expect(lines.filter((line) => !known.some((each) => each.test(line)))).toEqual([])
  expect(lines.length).toBeGreaterThanOrEqual(known.length)
})

const filesIn = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`)
