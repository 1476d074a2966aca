import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { acme } from '../harness/acme.ts'
import { hasPostgres15, startPostgres15 } from '../harness/debian-postgres.ts'
import { type Client, clientOf } from '../harness/hub.ts'
import { firstKey, run, startHub } from '../harness/hub-process.ts'

const oneRequest = readFileSync('schema/operations/transfer-impact-at-a-glance.graphql', 'utf8')

// CI installs it and sets the variable: there a test that is skipped would be a hole that nobody sees.
test('PostgreSQL 15 is here where it has to be', () => {
  if (process.env.ROPEWALK_TEST_POSTGRES_15) expect(hasPostgres15).toBe(true)
})

describe.runIf(hasPostgres15)('a hub on PostgreSQL 15 of Debian', { timeout: 120_000 }, () => {
  test('works under one sign-in that owns the database and may create roles', async () => {
    const { root, url } = await startPostgres15()
    await root`create role ropewalk login createrole password 'secret'`
    await root`create database ropewalk owner ropewalk`
    const environment = { DATABASE_URL: url('ropewalk', 'ropewalk') }
    const hub = await startHub(environment)
    const key = await firstKey(hub)
    await answersEverything(clientOf(hub.url, key))

    hub.child.kill('SIGTERM')
    expect(await hub.ended).toBe(0)
    const again = await startHub(environment)
    expect(await clientOf(again.url, key).run('{ organization(key: "mailco") { name } }')).toEqual({
      organization: { name: 'Renamed' },
    })
  })

  test('works under a sign-in that owns nothing, beside one that does', async () => {
    const { root, url } = await startPostgres15()
    await root`create role keeper login createrole password 'secret'`
    await root`create role hub login password 'secret'`
    await root`create database ropewalk owner keeper`
    const environment = { DATABASE_OWNER_URL: url('keeper', 'ropewalk'), DATABASE_URL: url('hub', 'ropewalk') }
    const migrated = run('src/cli.ts', ['migrate'], environment)
    expect(await migrated.ended, migrated.errors()).toBe(0)
    // As the README tells whoever owns the role.
    await root`grant ropewalk_server to hub`
    const hub = await startHub(environment)
    await answersEverything(clientOf(hub.url, await firstKey(hub)))
    const [owned] = await root`
      select count(*)::int as tables from pg_shdepend d join pg_roles r on r.oid = d.refobjid
       where r.rolname in ('hub', 'ropewalk_server') and d.deptype = 'o'`
    expect(owned).toEqual({ tables: 0 })
  })

  test('says what is missing when the sign-in may not create the role', async () => {
    const { root, url } = await startPostgres15()
    await root`create role ropewalk login password 'secret'`
    await root`create database ropewalk owner ropewalk`
    const hub = run('src/main.ts', [], { DATABASE_URL: url('ropewalk', 'ropewalk') })
    expect(await hub.ended).toBe(1)
    expect(hub.output()).toMatch(/permission denied to create role/)
  })
})

async function answersEverything(admin: Client) {
  const { counts, transfersAdded } = await admin.apply(acme)
  expect(counts).toMatchObject({ create: 15, keep: 0 })
  expect(transfersAdded).toEqual([{ key: 'acme-ie/mailco/ie-us/eu-gdpr/controller-processor' }])
  expect((await admin.apply(acme)).counts).toMatchObject({ create: 0, change: 0, keep: 15 })

  const { processingActivities } = await admin.run(oneRequest, { on: '2022-06-01', first: 10 })
  expect(processingActivities.nodes).toMatchObject([
    {
      key: 'invoicing',
      lineage: { complete: true },
      transfers: [
        { regime: { key: 'eu-gdpr' }, status: { code: 'SAFEGUARDED', mechanism: { key: 'eu-scc-2021-m2' } } },
      ],
    },
  ])

  const { organization } = await admin.run('{ organization(key: "mailco") { updatedAt } }')
  await admin.apply({ organizations: { mailco: { ...acme.organizations.mailco, name: 'Renamed' } } })
  const past = await admin.run(
    'query ($time: DateTime!) @asOf(time: $time) { organization(key: "mailco") { name } transfers { totalCount } }',
    { time: organization.updatedAt },
  )
  expect(past).toEqual({ organization: { name: 'MailCo LLC' }, transfers: { totalCount: 1 } })

  const { search } = await admin.run('{ search(text: "renmed") { nodes { ... on InventoryRecord { key } } } }')
  expect(search.nodes).toContainEqual({ key: 'mailco' })
}
