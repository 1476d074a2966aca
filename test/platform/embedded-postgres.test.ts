import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { describe, expect, test } from 'vitest'
import type { SpawnUser } from '../harness/embedded-hub.ts'
import {
  connect,
  kill,
  launch,
  newFolder,
  nobody,
  note,
  notes,
  postmasterOf,
  processesNaming,
  ready,
  weAreRoot,
} from '../harness/embedded-scene.ts'

const users: [string, SpawnUser | undefined][] = weAreRoot
  ? [
      ['root', undefined],
      ['an ordinary user', nobody],
    ]
  : [['an ordinary user', undefined]]

describe.each(users)('started by %s', (_name, user) => {
  test('a fresh start serves the owner, a stop leaves no process, a restart keeps the data', async () => {
    const dataFolder = join(newFolder(user), 'odd, "name": here')
    const first = await ready('start', { dataFolder, durable: true }, { user })
    expect(first.database.started).toBe('fresh')
    const sql = connect(first)
    const [facts] = await sql`
      select rolsuper, rolcreaterole, rolcreatedb, lower('ÄÖÜ') as folded, current_setting('fsync') as fsync,
             (select datdba::regrole::text from pg_database where datname = current_database()) as owner
      from pg_roles where rolname = current_user`
    expect(facts).toEqual({
      rolsuper: false,
      rolcreaterole: true,
      rolcreatedb: true,
      folded: 'äöü',
      fsync: 'on',
      owner: 'ropewalk',
    })
    await expect(
      postgres({ ...first.database.connection, password: 'wrong', max: 1 })`select 1`,
      'a password is asked for on the socket too',
    ).rejects.toThrow(/password authentication failed/)
    await note(first, 'kept')
    await first.stop()
    expect(processesNaming(dataFolder)).toEqual([])

    const second = await ready('start', { dataFolder }, { user })
    expect(second.database.started).toBe('restarted')
    expect(await notes(second)).toEqual(['kept'])
    await second.stop()
    expect(processesNaming(dataFolder)).toEqual([])
  })

  test('a second hub is refused by name, a command joins, and the database outlives a hub that is killed', async () => {
    const dataFolder = newFolder(user)
    const first = await ready('start', { dataFolder }, { user })
    const second = launch('start', { dataFolder }, { user })
    const { message } = await second.until('failed')
    expect(message).toContain(`process ${first.pid}`)
    expect(message).toContain(dataFolder)

    const command = await ready('join', { dataFolder }, { user })
    expect(command.database.started).toBe('joined')
    await note(command, 'from a command')
    await command.stop()
    expect(await notes(first)).toEqual(['from a command'])

    const postmaster = postmasterOf(first)
    await first.kill()
    const third = await ready('start', { dataFolder }, { user })
    expect(third.database.started).toBe('joined')
    expect(postmasterOf(third)).toBe(postmaster)
    expect(await notes(third)).toEqual(['from a command'])
    await third.stop()
    expect(processesNaming(dataFolder)).toEqual([])
  })

  test('PostgreSQL killed comes back by itself within 10 s, for the same pool; killed with its hub, at the next start', async () => {
    const dataFolder = newFolder(user)
    const first = await ready('start', { dataFolder, durable: true }, { user })
    const sql = connect(first)
    await sql`select 1`
    const killedAt = Date.now()
    kill(postmasterOf(first))
    await first.until('down', 2_000)
    await first.until('up', 10_000)
    await expect.poll(async () => (await sql`select 1 as one`.catch(() => []))[0]?.one, { timeout: 5_000 }).toBe(1)
    expect(Date.now() - killedAt).toBeLessThan(10_000)

    await note(first, 'survives')
    kill(postmasterOf(first))
    await first.kill()
    const second = await ready('start', { dataFolder }, { user })
    expect(second.database.started).toBe('restarted')
    expect(await notes(second)).toEqual(['survives'])
    await second.stop()
  })

  test('a path too long for a socket is served on loopback', async () => {
    const dataFolder = join(newFolder(user), 'a-long-name-'.repeat(8))
    const hub = await ready('start', { dataFolder }, { user })
    expect(hub.database.connection).toMatchObject({ host: '127.0.0.1' })
    expect(hub.database.connection.path).toBeUndefined()
    await note(hub, 'over loopback')
    kill(postmasterOf(hub))
    await hub.until('up', 10_000)
    expect(await notes(hub), 'and keeps its port').toEqual(['over loopback'])
    await hub.stop()
    expect(processesNaming(dataFolder)).toEqual([])
  })

  test('a start that is given up or killed while the database is made leaves nothing in the way', async () => {
    const dataFolder = newFolder(user)
    const isBeingMade = () =>
      existsSync(join(dataFolder, 'postgres')) &&
      readdirSync(join(dataFolder, 'postgres')).some((name) => name.startsWith('new-'))
    const first = launch('start', { dataFolder }, { user })
    await expect.poll(isBeingMade, { interval: 5, timeout: 10_000 }).toBe(true)
    first.giveUp()
    const { message } = await first.until('failed')
    expect(message).toContain('given up')
    // What was killed is listed until the kernel has buried it.
    await expect.poll(() => processesNaming(dataFolder), { timeout: 5_000 }).toEqual([])
    expect(isBeingMade()).toBe(false)

    const second = launch('start', { dataFolder }, { user })
    await expect.poll(isBeingMade, { interval: 5, timeout: 10_000 }).toBe(true)
    await second.kill()
    const third = await ready('start', { dataFolder }, { user })
    expect(third.database.started).toBe('fresh')
    await note(third, 'works')
    expect(isBeingMade()).toBe(false)
    await third.stop()
  })
})
