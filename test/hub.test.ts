import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterEach, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { withOwner } from '../src/hub.ts'

const root = new URL('..', import.meta.url)
const children: ChildProcess[] = []
const folders: string[] = []

afterEach(() => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A data folder below one that everyone may enter, as PostgreSQL may run as another user. */
function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ropewalk-hub-'))
  folders.push(folder)
  return join(folder, 'data')
}

function run(file: string, args: string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (errors += chunk))
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const says = async (pattern: RegExp) => {
    for (let waited = 0; waited < 60_000; waited += 50) {
      const found = pattern.exec(output)
      if (found) return found
      if (child.exitCode !== null) break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`it did not say ${pattern}:\n${output}\n${errors}`)
  }
  return { child, ended, says, output: () => output, errors: () => errors }
}

const processesNaming = (folder: string) =>
  execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder))

test('the first start prints a sign-in link, and SIGTERM ends everything', { timeout: 90_000 }, async () => {
  const folder = dataFolder()
  const hub = run('src/main.ts', [], { ROPEWALK_DATA: folder })
  const [, url, key] = await hub.says(/Sign in as admin: (http:\S+)\/#key=(rw_\S+)/)

  const ask = async (query: string) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': key! },
      body: JSON.stringify({ query }),
    })
    return (await response.json()) as { data: unknown }
  }
  expect((await ask('{ viewer { role workspace revision } }')).data).toEqual({
    viewer: { role: 'ADMIN', workspace: 'default', revision: 0 },
  })
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  expect(await (await fetch(url!)).text()).toContain('Sign in')

  // A command beside the running hub finds its database.
  const command = run('src/cli.ts', ['keys', 'create', '--role', 'viewer'], { ROPEWALK_DATA: folder })
  expect(await command.ended).toBe(0)
  expect(command.output()).toMatch(/^rw_\S+\n$/)

  const asked = Date.now()
  hub.child.kill('SIGTERM')
  expect(await hub.ended).toBe(0)
  expect(Date.now() - asked).toBeLessThan(10_000)
  expect(processesNaming(folder)).toEqual([])

  // And one on a folder whose hub is not running starts the database and stops it again.
  const alone = run('src/cli.ts', ['workspaces', 'create', 'other'], { ROPEWALK_DATA: folder })
  expect(await alone.ended).toBe(0)
  expect(processesNaming(folder)).toEqual([])

  const again = run('src/main.ts', [], { ROPEWALK_DATA: folder })
  await again.says(/Ropewalk answers at/)
  expect(again.output()).not.toContain('Sign in as admin')
  again.child.kill('SIGINT')
  expect(await again.ended).toBe(0)
})

test('a schema newer than the code is refused with the way out', { timeout: 90_000 }, async () => {
  const folder = dataFolder()
  const config = readConfig({ ROPEWALK_DATA: folder })
  await withOwner(config, pino({ level: 'silent' }), async (owner) => {
    await owner`insert into hub.migrations values (99999999999999, 'from the future', now())`
  })
  const hub = run('src/main.ts', [], { ROPEWALK_DATA: folder })
  expect(await hub.ended).toBe(1)
  expect(hub.output()).toContain('newer schema than this version of Ropewalk knows')
  expect(processesNaming(folder)).toEqual([])
})

test('every fault of the environment is reported at once', async () => {
  const hub = run('src/main.ts', [], { PORT: 'no', DATABASE_URL: 'mysql://x' })
  expect(await hub.ended).toBe(1)
  expect(hub.errors()).toContain('PORT')
  expect(hub.errors()).toContain('DATABASE_URL')
})
