import { randomUUID } from 'node:crypto'
import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { createExecutor } from '../../src/executor.ts'
import { answerOnce } from '../../src/idempotency/answer-once.ts'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import type { Actor } from '../../src/identity/actor.ts'
import { buildHubSchema } from '../../src/schema.ts'
import { type Client, useHub } from '../harness/hub.ts'
import { registering } from '../registering/register.ts'

const hub = useHub()
const least = { purposes: [], roles: [], data: [] }

const withKey = (client: Client, key: string, input: object, document = registering) =>
  client.send(document, { input }, { 'idempotency-key': key })
const codes = ({ data }: any) => data.registerProcessingActivity.userErrors.map(({ code }: any) => code)
const revision = async () => (await hub.current.admin.run('{ viewer { revision } }')).viewer.revision

/** Rows on record, past the API. */
const kept = (workspaceId = hub.current.workspaceId) =>
  hub.current.owner.begin(async (sql) => {
    await sql`select set_config('app.workspace', ${workspaceId}, true)`
    return sql<{ idempotencyKey: string; position: number; answer: string | null; createdAt: Date }[]>`
      select idempotency_key, position, answer, created_at from hub.idempotent_answers order by 1, 2`
  })

test('200 parallel registrations under one key: one effect, 200 equal answers', async () => {
  const { admin } = hub.current
  const before = await revision()
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => withKey(admin, 'one-key', { ...least, key: 'once', name: 'Once' })),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]!.data.registerProcessingActivity).toMatchObject({ outcome: 'CREATED', userErrors: [] })
  expect(await revision()).toBe(before + 1)
}, 120_000)

test('200 under keys of their own that expect one version: one change, 199 conflicts', async () => {
  const { admin } = hub.current
  await withKey(admin, randomUUID(), { ...least, key: 'contended', name: 'Contended' })
  const before = await revision()
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      withKey(admin, randomUUID(), { ...least, key: 'contended', name: `Contender ${i % 2}`, expectedVersion: 1 }),
    ),
  )
  const outcomes = answers.map(({ data }) => data.registerProcessingActivity.outcome)
  expect(outcomes.filter((outcome) => outcome === 'CHANGED')).toHaveLength(1)
  expect(answers.filter((answer) => codes(answer)[0] === 'VERSION_CONFLICT')).toHaveLength(199)
  expect(await revision()).toBe(before + 1)
}, 120_000)

test('the stored answer is given as it was, whatever has happened since', async () => {
  const { admin } = hub.current
  const key = randomUUID()
  const first = await withKey(admin, key, { ...least, key: 'told', name: 'Told' })
  await withKey(admin, randomUUID(), { ...least, key: 'told', name: 'Retold', expectedVersion: 1 })
  expect(await withKey(admin, key, { ...least, key: 'told', name: 'Told' })).toEqual(first)
  // White space and the order of variables make no other content.
  const spaced = registering.replaceAll('\n', '\n\n')
  expect(await withKey(admin, key, { name: 'Told', key: 'told', ...least }, spaced)).toEqual(first)
})

test('another content under the same key is told so, in the payload of whatever mutation, and has no effect', async () => {
  const { admin } = hub.current
  const key = randomUUID()
  await withKey(admin, key, { ...least, key: 'matched', name: 'Matched' })
  const other = await withKey(admin, key, { ...least, key: 'matched', name: 'Other', expectedVersion: 1 })
  expect(other.data.registerProcessingActivity).toEqual({
    processingActivity: null,
    outcome: null,
    transfersAdded: [],
    findingsAdded: [],
    findingsSettled: [],
    userErrors: [
      {
        code: 'IDEMPOTENCY_MISMATCH',
        message: expect.any(String),
        path: [],
        remedy: expect.any(String),
        currentVersion: null,
        differs: null,
      },
    ],
  })
  const manifest = await admin.send(
    `mutation { applyManifest(manifest: { purposes: { p: { name: "P" } } }) {
       changes { key } counts { create change retire keep } userErrors { code } } }`,
    {},
    { 'idempotency-key': key },
  )
  expect(manifest.data.applyManifest).toEqual({
    changes: [],
    counts: { create: 0, change: 0, retire: 0, keep: 0 },
    userErrors: [{ code: 'IDEMPOTENCY_MISMATCH' }],
  })
  const { processingActivity } = await admin.run('{ processingActivity(key: "matched") { name } }')
  expect(processingActivity).toEqual({ name: 'Matched' })
})

test('what kept nothing is not stored: a dry run, a refusal, an error', async () => {
  const { admin } = hub.current
  const key = randomUUID()
  const viewer = await hub.current.client(ActorRole.VIEWER)
  await withKey(admin, key, { ...least, key: 'later', name: 'Later', dryRun: true })
  expect(codes(await withKey(admin, key, { ...least, key: 'later', name: ' ' }))).toEqual(['INVALID'])
  expect((await withKey(viewer, key, { ...least, key: 'later', name: 'Later' })).errors).toHaveLength(1)
  expect((await kept()).filter(({ idempotencyKey }) => idempotencyKey === key)).toEqual([])
  const mended = await withKey(admin, key, { ...least, key: 'later', name: 'Later' })
  expect(mended.data.registerProcessingActivity.outcome).toBe('CREATED')
})

test('a key is its caller’s own, and its workspace’s', async () => {
  const { admin } = hub.current
  const colleague = await hub.current.client(ActorRole.ADMIN)
  await hub.current.workspace('beside')
  const stranger = await hub.current.client(ActorRole.ADMIN, 'beside')
  const key = randomUUID()
  for (const [client, outcome] of [
    [admin, 'CREATED'],
    [colleague, 'UNCHANGED'],
    [stranger, 'CREATED'],
  ] as const) {
    const { data } = await withKey(client, key, { ...least, key: 'shared', name: 'Shared' })
    expect(data.registerProcessingActivity.outcome).toBe(outcome)
  }
})

test('each field of an operation is answered under its own place', async () => {
  const register = (key: string) =>
    `registerPurpose(input: { key: "${key}", name: "Purpose" }) { outcome purpose { key } userErrors { code } }`
  const document = `mutation { first: ${register('a')} second: ${register('b')} }`
  const send = () => hub.current.admin.send(document, {}, { 'idempotency-key': 'two-fields' })
  const first = await send()
  expect(first.data).toMatchObject({ first: { outcome: 'CREATED' }, second: { outcome: 'CREATED' } })
  expect(await send()).toEqual(first)
  const positions = (await kept()).filter(({ idempotencyKey }) => idempotencyKey === 'two-fields')
  expect(positions.map(({ position }) => position)).toEqual([0, 1])
})

/** Something that one part of a test waits for until another gives it. */
function signal() {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give }
}

const inProcess = (workspaceId: string): Actor => ({
  keyId: 'in-process',
  name: 'in process',
  role: ActorRole.ADMIN,
  workspaceId,
  workspace: 'default',
})

test('a request that another process is still working on is waited for, and then told so', async () => {
  const { database, workspaceId, owner } = hub.current
  const asked = { caller: 'in-process', key: 'under way', position: 0, content: 'the same' }
  const answer = { data: { done: true } }
  const once = (patienceMs: number) =>
    database.change(inProcess(workspaceId), { command: 'test', keep: () => true }, ({ sql }) =>
      answerOnce(sql, workspaceId, asked, async () => answer, patienceMs),
    )
  // Another process holds the key: a transaction that has claimed it and has not ended.
  const claimed = signal()
  const goOn = signal()
  const other = owner.begin(async (sql) => {
    await sql`select set_config('app.workspace', ${workspaceId}, true)`
    await sql`select types.claim_idempotency_key(${workspaceId}, 'in-process', 'under way', 0, 'the same', 1000)`
    await sql`update hub.idempotent_answers set answer = ${JSON.stringify(answer)} where idempotency_key = 'under way'`
    claimed.give()
    await goOn.given
  })
  await claimed.given
  expect(await once(50)).toMatchObject({ refusal: { code: 'IN_PROGRESS' } })
  const patient = once(30_000)
  goOn.give()
  await other
  expect(await patient).toEqual({ result: answer })
})

test('a request that this process is still working on is waited for, and then told so', async () => {
  const { owner, workspaceId, database } = hub.current
  const held = signal()
  const goOn = signal()
  // Whoever holds the head row keeps all changes of the workspace waiting.
  const holding = owner.begin(async (sql) => {
    await sql`select set_config('app.workspace', ${workspaceId}, true)`
    await sql`select types.lock_workspace(${workspaceId})`
    held.give()
    await goOn.given
  })
  await held.given
  const execute = createExecutor(buildHubSchema(), database, { patienceMs: 100 })
  const send = (): Promise<any> =>
    execute({
      document: parse(registering),
      operationName: 'Register',
      variables: { input: { ...least, key: 'slow', name: 'Slow' } },
      actor: inProcess(workspaceId),
      idempotencyKey: 'slow',
    })
  const first = send()
  const second = await send()
  expect(codes(second)).toEqual(['IN_PROGRESS'])
  goOn.give()
  await holding
  expect((await first).data.registerProcessingActivity.outcome).toBe('CREATED')
  expect(JSON.stringify(await send())).toBe(JSON.stringify(await first))
})

test('an answer is kept for 30 days; then its key is anyone’s, and it goes, a bounded number at a time', async () => {
  const { admin, owner, workspaceId } = hub.current
  await withKey(admin, 'aging', { ...least, key: 'aging', name: 'Aging' })
  const age = (key: string, days: number) =>
    owner.begin(async (sql) => {
      await sql`select set_config('app.workspace', ${workspaceId}, true)`
      await sql`update hub.idempotent_answers set created_at = clock_timestamp() - make_interval(days => ${days})
                 where idempotency_key = ${key}`
      await sql`
        insert into hub.idempotent_answers (workspace_id, caller, idempotency_key, position, content, answer, created_at)
        select ${workspaceId}, 'gone', 'old ' || n, 0, 'c', '{}', clock_timestamp() - interval '40 days'
          from generate_series(1, 150) n where ${days} > 30`
    })
  await age('aging', 29)
  const again = () => withKey(admin, 'aging', { ...least, key: 'aging', name: 'Aged', expectedVersion: 1 })
  expect(codes(await again())).toEqual(['IDEMPOTENCY_MISMATCH'])
  await age('aging', 31)
  expect((await again()).data.registerProcessingActivity.outcome).toBe('CHANGED')
  const old = async () => (await kept()).filter(({ idempotencyKey }) => idempotencyKey.startsWith('old ')).length
  expect(await old()).toBe(50)
  await withKey(admin, randomUUID(), { ...least, key: 'aging', name: 'Aged' })
  expect(await old()).toBe(0)
})

test.each([[''], ['two words'], ['x'.repeat(256)], ['é']])('"%s" is no idempotency key', async (key) => {
  const { status, data, errors } = await withKey(hub.current.admin, key, { ...least, key: 'unkeyed', name: 'Unkeyed' })
  expect(status).toBe(400)
  expect(data ?? null).toBeNull()
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'Idempotency-Key' } }])
})

test('a query pays no heed to a key', async () => {
  const ask = () => hub.current.admin.send('{ viewer { revision } }', {}, { 'idempotency-key': 'asked' })
  const before = await ask()
  await withKey(hub.current.admin, randomUUID(), { ...least, key: 'asked', name: 'Asked' })
  expect((await ask()).data.viewer.revision).toBe(before.data.viewer.revision + 1)
})
