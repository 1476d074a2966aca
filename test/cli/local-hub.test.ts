import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { written } from '../files/written.ts'
import { acme } from '../harness/acme.ts'
import { ropewalk } from './run.ts'

const root = join(import.meta.dirname, '../..')

test('without an address, the hub that runs on the data folder is asked, with a key that is gone afterwards', {
  timeout: 180_000,
}, async () => {
  const data = mkdtempSync(join(tmpdir(), 'ropewalk-local-'))
  const { PATH, HOME } = process.env
  const env = { ROPEWALK_DATA: data, PORT: '0' }
  const hub = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    env: { PATH, HOME, ...env },
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => hub.once('close', resolve))
  try {
    const notice = join(data, 'hub.json')
    for (let tries = 0; !existsSync(notice) && tries < 600; tries++) await sleep(100)
    const folder = written({ 'ropewalk.yaml': stringify(acme) })
    const planned = await ropewalk(['plan', '--fail-on', 'never'], folder, env)
    expect(planned).toMatchObject({ code: 2, stderr: '' })
    const { stdout } = await ropewalk(['keys', 'list'], folder, env)
    expect(stdout).toContain('first key')
    expect(stdout).not.toContain('at the command line')
    hub.kill('SIGTERM')
    await ended
    expect(existsSync(notice)).toBe(false)
  } finally {
    hub.kill('SIGKILL')
    await ended
    rmSync(data, { recursive: true, force: true, maxRetries: 5 })
  }
})
