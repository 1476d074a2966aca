import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'
import { makeTemplate } from '../harness/global-setup.ts'
import { startTestHub, type TestHub } from '../harness/hub.ts'

/** A hub whose PostgreSQL, one of its own, goes away and comes back. */
const dataFolder = join(tmpdir(), `ropewalk-away-${randomUUID()}`)
const start = () => startEmbeddedPostgres({ dataFolder, durable: false })
let postgres: Awaited<ReturnType<typeof start>>
let hub: TestHub

beforeAll(async () => {
  postgres = await start()
  await makeTemplate(postgres.connection)
  hub = await startTestHub({ server: postgres.connection })
})
afterAll(async () => {
  await hub?.stop()
  await postgres?.stop()
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
})

async function ask(key = hub.admin.key) {
  const response = await fetch(`${hub.url}/graphql?query={viewer{role}}`, { headers: { 'x-api-key': key } })
  return { status: response.status, retryAfter: response.headers.get('retry-after'), text: await response.text() }
}

async function expectAway() {
  for (let i = 0; i < 10; i++) {
    const { status, retryAfter, text } = await ask()
    expect({ status, retryAfter: Number(retryAfter) > 0, code: JSON.parse(text).errors[0].extensions.code }).toEqual({
      status: 503,
      retryAfter: true,
      code: 'OVERLOADED',
    })
    expect(text).not.toMatch(/ECONN|ENOENT|socket|postgres|57P|at .*\.ts/i)
  }
  expect((await fetch(`${hub.url}/readyz`)).status).toBe(503)
  expect((await fetch(`${hub.url}/livez`)).status).toBe(200)
}

async function expectBack() {
  for (let tries = 0; tries < 200 && (await ask()).status !== 200; tries++) await pause(50)
  expect(await ask()).toMatchObject({ status: 200, text: '{"data":{"viewer":{"role":"ADMIN"}}}\n' })
  expect((await fetch(`${hub.url}/readyz`)).status).toBe(200)
}

test('while it is away every request is told to come later, and is answered as soon as it is back', async () => {
  await expectBack()
  for (let times = 0; times < 2; times++) {
    await postgres.stop()
    await expectAway()
    postgres = await start()
    await expectBack()
  }
})
