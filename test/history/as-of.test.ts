import { expect, test } from 'vitest'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'

const hub = useHub()

const look = `
  query ($time: DateTime!) @asOf(time: $time) {
    viewer { revision }
    organizations { totalCount nodes { key name version } }
    processingActivity(key: "invoicing") { status flows { key } roles { role organization { key } } }
    transfers { totalCount nodes { key dataCategories { key } status(on: "2022-06-01") { code } } }
    lineage(from: [{ dataSubjectCategory: "customer-representative" }]) { counts { nodes edges transfers countries } }
  }`

const lastChange = async () => {
  const [head] = await hub.current.database.readWorkspace(
    hub.current.workspaceId,
    (sql) => sql<{ at: Date }[]>`select changed_at as at from hub.workspaces`,
  )
  return head!.at.toISOString()
}

test('a past moment answers as it did then, whatever was changed since', async () => {
  const { admin } = hub.current
  const moments: { time: string; seen: unknown }[] = []
  const remember = async () => {
    const time = await lastChange()
    moments.push({ time, seen: await admin.run(look, { time }) })
  }
  await admin.apply(acme)
  await remember()
  await admin.apply({ organizations: { mailco: { name: 'MailCo Ltd', kind: 'VENDOR', country: 'GB' } } })
  await admin.apply({ systems: { mailer: { ...acme.systems.mailer, countries: ['GB'] } } })
  await remember()
  await admin.apply({ ...acme, processingActivities: {}, subprocessors: {} }, { prune: true })
  await remember()
  await admin.apply(acme)
  await remember()

  expect(moments.map(({ seen }: any) => seen.transfers.nodes.map(({ key }: any) => key))).toEqual([
    ['acme-ie/mailco/ie-us/eu-gdpr/controller-processor'],
    ['acme-ie/mailco/ie-gb/eu-gdpr/controller-processor'],
    [],
    ['acme-ie/mailco/ie-us/eu-gdpr/controller-processor'],
  ])
  expect(moments.map(({ seen }: any) => seen.lineage.counts.edges)).toEqual([2, 2, 0, 2])
  for (const { time, seen } of moments) expect(await admin.run(look, { time })).toEqual(seen)
})

test('the time of a change shows that very change, a millisecond before does not', async () => {
  const { admin } = hub.current
  await admin.apply({ purposes: { fresh: { name: 'Fresh' } } })
  const { purpose } = await admin.run('{ purpose(key: "fresh") { updatedAt } }')
  const seenAt = async (time: Date) =>
    (await admin.run('query ($time: DateTime!) @asOf(time: $time) { purpose(key: "fresh") { key } }', { time })).purpose
  const changed = new Date(purpose.updatedAt)
  expect(await seenAt(changed)).toEqual({ key: 'fresh' })
  expect(await seenAt(new Date(changed.getTime() - 1))).toBeNull()
})

test('before the workspace everything is empty, and the future is refused', async () => {
  const { admin } = hub.current
  const before = await admin.run(
    `query @asOf(time: "2001-01-01T00:00:00Z") {
      organizations { totalCount }
      processingActivity(key: "invoicing") { key }
    }`,
  )
  expect(before).toMatchObject({ organizations: { totalCount: 0 }, processingActivity: null })
  const { errors } = await admin.send('query @asOf(time: "2999-01-01T00:00:00Z") { viewer { revision } }')
  expect(errors![0]!.extensions).toMatchObject({ code: 'AS_OF_IN_FUTURE', argument: 'time' })
})

test('the revision that answered is told', async () => {
  const { extensions } = await hub.current.admin.send(
    `query @asOf(time: "${await lastChange()}") { viewer { revision } }`,
  )
  expect(extensions).toMatchObject({ asOf: { revision: expect.any(Number) } })
})
