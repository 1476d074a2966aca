import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { joinEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'
import { connect, type PostgresClient } from '../../src/platform/postgres.ts'
import { written } from '../files/written.ts'
import { newFolder } from '../harness/embedded-scene.ts'
import { clientOf } from '../harness/hub.ts'
import { firstKey, startHub } from '../harness/hub-process.ts'
import { manyOf } from '../inventory/many.ts'
import { ropewalk } from './run.ts'

/** Some thousand records. */
const manifest = manyOf(180)
const records = Object.values(manifest).reduce((sum, section) => sum + Object.keys(section).length, 0)

test('a hub killed in the middle of apply is told as such; it keeps nothing of it, and the next apply succeeds', {
  timeout: 240_000,
}, async () => {
  const data = join(newFolder(), 'data')
  const hub = await startHub({ ROPEWALK_DATA: data })
  const key = await firstKey(hub)
  const folder = written({ 'ropewalk.json': JSON.stringify({ ropewalk: 1, manifest: 'many', ...manifest }) })
  const apply = (url: string) => ropewalk(['apply', 'ropewalk.json'], folder, { ROPEWALK_URL: url, ROPEWALK_KEY: key })

  const owner = await ownerOf(data)
  const letGo = await holdTransfers(owner)
  const half = apply(hub.url)
  await untilHalfWritten(owner)
  process.kill(hub.child.pid!, 'SIGKILL')
  expect(await half).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /^The hub at \S+ went away before it had answered \(\w+\)\. A change is made whole or not at all; see which with `ropewalk plan`\.\n$/,
    ),
  })
  await letGo()

  const { url } = await startHub({ ROPEWALK_DATA: data })
  const admin = clientOf(url, key)
  const recorded = '{ viewer { revision } organizations { totalCount } changes(first: 1000) { nodes { revision } } }'
  expect(await admin.run(recorded)).toEqual({
    viewer: { revision: 0 },
    organizations: { totalCount: 0 },
    changes: { nodes: [] },
  })
  expect(await apply(url)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(new RegExp(`\\n${records} created, 0 kept; .* \\(revision 1\\)\\.\\n$`)),
    stderr: '',
  })
  const inWords = records.toLocaleString('en')
  expect(await apply(url)).toEqual({ code: 0, stdout: `Nothing to do: ${inWords} records as declared.\n`, stderr: '' })
  const { viewer, changes } = await admin.run(recorded)
  expect(viewer).toEqual({ revision: 1 })
  expect(new Set(changes.nodes.map(({ revision }: any) => revision))).toEqual(new Set([1]))
})

/** The database of a data folder past its hub, which outlives the hub. */
async function ownerOf(dataFolder: string): Promise<PostgresClient> {
  const database = await joinEmbeddedPostgres({ dataFolder })
  const owner = connect(database.connection, { max: 2, statementTimeoutMs: 60_000 })
  onTestFinished(async () => {
    await owner.end({ timeout: 5 })
    await database.stop()
  })
  return owner
}

/** Whoever writes transfers waits from now on; they are written last, when all else is. */
async function holdTransfers(owner: PostgresClient): Promise<() => Promise<void>> {
  let letGo = () => {}
  const wanted = new Promise<void>((resolve) => (letGo = resolve))
  let hold = () => {}
  const held = new Promise<void>((resolve) => (hold = resolve))
  const over = owner.begin(async (sql) => {
    await sql`lock table transfers in share mode`
    hold()
    await wanted
  })
  await Promise.race([held, over])
  return async () => {
    letGo()
    await over
  }
}

/** Until a transaction that has written something waits for a lock. */
async function untilHalfWritten(owner: PostgresClient): Promise<void> {
  for (let tries = 0; tries < 2_000; tries++) {
    const [waiting] = await owner`
      select 1 from pg_stat_activity where wait_event_type = 'Lock' and backend_xid is not null and backend_type = 'client backend'`
    if (waiting) return
    await sleep(20)
  }
  throw new Error('Nobody waits for the transfers.')
}
