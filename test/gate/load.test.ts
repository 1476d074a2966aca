import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { startTestHub, type TestHub, useHub } from '../harness/hub.ts'

/** Too many at once, answers that take too long, and clients that do not wait for theirs. */
const hub = useHub()
const others: TestHub[] = []
afterEach(async () => {
  for (const each of others.splice(0)) await each.stop()
})

/** A query that waits for a change under way. */
const waitingQuery = () => `query @asOf(time: "${new Date().toISOString()}") { viewer { revision } }`

/** A change under way, as another process may have one: it holds the head row until `work` is done. */
const whileChanging = ({ owner, workspaceId }: TestHub, work: () => Promise<unknown>) =>
  owner.begin(async (sql) => {
    await sql`select set_config('app.workspace', ${workspaceId}, true)`
    await sql`select from hub.workspaces where workspace_id = ${workspaceId} for update`
    await work()
  })

const backendsInWait = ({ owner }: TestHub) => owner<{ pid: number }[]>`
  select pid from pg_stat_activity
   where datname = current_database() and wait_event_type = 'Lock' and application_name = 'ropewalk'`

async function until(met: () => Promise<boolean>) {
  for (let tries = 0; tries < 500; tries++) {
    if (await met()) return
    await pause(20)
  }
  throw new Error('it did not come to that')
}
const untilInWait = (of: TestHub, count: number) => until(async () => (await backendsInWait(of)).length === count)

interface Sent {
  status: number
  retryAfter: string | null
  body: { data?: unknown; errors?: { message: string; extensions: { code: string } }[] }
}

async function send({ url, admin }: TestHub, query: string, signal?: AbortSignal): Promise<Sent> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': admin.key },
    body: JSON.stringify({ query }),
    signal,
  })
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: (await response.json()) as Sent['body'],
  }
}

const later = (message: string) => ({
  status: 503,
  retryAfter: expect.stringMatching(/^\d+$/),
  body: { errors: [{ message: expect.stringContaining(message), extensions: { code: 'OVERLOADED' } }] },
})
const usual = { status: 200, body: { data: { viewer: { role: 'ADMIN' } } } }

describe('a client that hangs up', () => {
  test('has its statement cancelled in PostgreSQL', async () => {
    const { current } = hub
    await whileChanging(current, async () => {
      const controller = new AbortController()
      const sent = send(current, waitingQuery(), controller.signal)
      await untilInWait(current, 1)
      controller.abort()
      await expect(sent).rejects.toThrow()
      await untilInWait(current, 0)
    })
    expect(await send(current, '{ viewer { role } }')).toMatchObject(usual)
  })

  test('gives up its place in the line', async () => {
    const { current } = hub
    await whileChanging(current, async () => {
      const controllers = Array.from({ length: 40 }, () => new AbortController())
      const sent = controllers.map(({ signal }) => send(current, waitingQuery(), signal).catch(() => 'hung up'))
      // A workspace waits on one connection, and the others wait for that.
      await untilInWait(current, 1)
      for (const controller of controllers) controller.abort()
      expect(new Set(await Promise.all(sent))).toEqual(new Set(['hung up']))
      await untilInWait(current, 0)
      // No change is waited for here, and no place is taken.
      expect(await send(current, '{ viewer { role } }')).toMatchObject(usual)
    })
  })
})

test('those who ask for the past and wait for a change to end hold up nobody else', async () => {
  const { current } = hub
  let answered = 0
  const waiting: Promise<unknown>[] = []
  await whileChanging(current, async () => {
    for (let i = 0; i < 12; i++) waiting.push(send(current, waitingQuery()).then(() => answered++))
    await untilInWait(current, 1)
    expect(await send(current, '{ viewer { role } }')).toMatchObject(usual)
    expect(answered).toBe(0)
  })
  await Promise.all(waiting)
  expect(answered).toBe(12)
})

test('the line before the pool has an end, and those beyond it are told to come later', {
  timeout: 90_000,
}, async () => {
  const { current } = hub
  const answers: Promise<Sent>[] = []
  let refused: Sent | undefined
  await whileChanging(current, async () => {
    while (!refused && answers.length < 1_000) {
      for (let i = 0; i < 20; i++) {
        const answer = send(current, waitingQuery())
        answers.push(answer)
        // As long as the change is under way, nobody is answered but those who are refused.
        void answer.then((sent) => (refused ??= sent))
      }
      await pause(20)
    }
    await until(async () => refused !== undefined)
  })
  const all = await Promise.all(answers)
  expect(refused).toMatchObject(later('Too many requests are waiting'))
  for (const { status, retryAfter } of all) expect([200, retryAfter ? 503 : 200]).toContain(status)
  // Whoever was let in had to wait, and was answered.
  expect(all.filter(({ status }) => status === 200).length).toBeGreaterThan(400)
  expect(await send(current, '{ viewer { role } }')).toMatchObject(usual)
})

describe('what takes too long', () => {
  const other = async (timeouts: { readMs?: number; lockMs?: number }) => {
    const started = await startTestHub({ timeouts })
    others.push(started)
    return started
  }

  test('waiting for a change is given up', async () => {
    const impatient = await other({ lockMs: 200 })
    await whileChanging(impatient, async () => {
      expect(await send(impatient, waitingQuery())).toMatchObject(later('Another change takes its time'))
    })
    expect(await send(impatient, '{ viewer { role } }')).toMatchObject(usual)
  })

  test('in one statement is given up', async () => {
    const impatient = await other({ readMs: 200 })
    await whileChanging(impatient, async () => {
      expect(await send(impatient, waitingQuery())).toMatchObject(later('took too long'))
    })
    expect(await send(impatient, '{ viewer { role } }')).toMatchObject(usual)
  })
})
