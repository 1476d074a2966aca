import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { written } from '../files/written.ts'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'
import { ropewalk } from './run.ts'
import { slowed } from './slow-hub.ts'
import { atTerminal, escapeByte } from './terminal.ts'

const hub = useHub()
const plan = ['plan', '--fail-on', 'never']
const outcome = /^15 to create, 0 kept; .*\.$/m

async function scene() {
  const { key } = await hub.current.client(ActorRole.STEWARD)
  const slow = await slowed(hub.current.url)
  const cwd = written({ 'ropewalk.yaml': stringify(acme) })
  return { slow, cwd, env: { ROPEWALK_URL: slow.url, ROPEWALK_KEY: key } }
}

test('at a terminal, stderr shows what is waited for and for how long, and takes it away again', {
  timeout: 120_000,
}, async () => {
  const { slow, ...place } = await scene()
  const terminal = atTerminal(plan, { ...place, stdout: 'report' })
  await terminal.says('\rPlanning … ')
  await terminal.says(' s\rPlanning … ')
  slow.letThrough()
  await terminal.says('\r\u001b[K')
  expect(await terminal.ended).toBe(2)
  expect(terminal.shown(), 'nothing else').toMatch(/^(\r[\w ]+ … \d+ s)+\r.\[K$/)
  const report = readFileSync(join(place.cwd, 'report'), 'utf8')
  expect(report).toMatch(outcome)
  expect(report, 'a file is no terminal').not.toContain(escapeByte)
})

test('at a terminal the report has colours, and stands where the progress stood', { timeout: 120_000 }, async () => {
  const { slow, ...place } = await scene()
  const terminal = atTerminal(plan, place)
  await terminal.says('\rPlanning … ')
  slow.letThrough()
  await terminal.says('\r\u001b[K\u001b[32m+\u001b[39m organizations/acme-ie')
  await terminal.says('15 to create')
  expect(await terminal.ended).toBe(2)
})

test.each([
  ['NO_COLOR', { NO_COLOR: '1' }],
  ['CI', { CI: 'true' }],
])('with %s a terminal gets the report alone: no progress, no escape byte', { timeout: 120_000 }, async (_, extra) => {
  const { slow, cwd, env } = await scene()
  const terminal = atTerminal(plan, { cwd, env: { ...env, ...extra } })
  await slow.asked
  await sleep(2_500)
  slow.letThrough()
  await terminal.says('findings settled.')
  expect(await terminal.ended).toBe(2)
  expect(terminal.shown()).toMatch(/^\+ organizations\/acme-ie\r\n/)
  expect(terminal.shown()).toMatch(outcome)
  expect(terminal.shown()).not.toContain(escapeByte)
})

test('without a terminal stdout has the report alone and stderr nothing, however long it takes', {
  timeout: 120_000,
}, async () => {
  const { slow, cwd, env } = await scene()
  const ran = ropewalk(plan, cwd, env)
  await slow.asked
  await sleep(2_500)
  slow.letThrough()
  const { code, stdout, stderr } = await ran
  expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
  expect(stdout).toMatch(outcome)
  expect(stdout).not.toContain(escapeByte)
})
