import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { written } from '../files/written.ts'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'
import { ropewalk } from './run.ts'

const hub = useHub()

/** A workspace of its own, and a folder with a saved plan of Acme's manifest. */
async function scene(name: string) {
  await hub.current.workspace(name)
  const steward = await hub.current.client(ActorRole.STEWARD, name)
  const folder = written({ 'ropewalk/acme.yaml': stringify(acme) })
  const env = { ROPEWALK_URL: hub.current.url, ROPEWALK_KEY: steward.key }
  const run = (...args: string[]) => ropewalk(args, folder, env)
  await run('plan', '--out', 'pa.json', '--fail-on', 'never')
  return { steward, folder, run }
}

test('a plan is no manifest, prunes only where it was made to, and is told when it is damaged', {
  timeout: 120_000,
}, async () => {
  const { folder, run } = await scene('plan-files')
  for (const command of ['validate', 'plan']) {
    const { code, stdout } = await run(command, 'pa.json')
    expect({ command, code }).toEqual({ command, code: 1 })
    expect(stdout).toContain('pa.json:1:1 error SAVED_PLAN\n  pa.json is a saved plan, not a manifest.')
    expect(stdout).toMatch(/^1 error\./m)
  }
  const pruned = await run('apply', 'pa.json', '--prune')
  expect(pruned).toMatchObject({ code: 1, stdout: '' })
  expect(pruned.stderr).toContain('The plan pa.json prunes nothing')

  const text = readFileSync(join(folder, 'pa.json'), 'utf8')
  writeFileSync(join(folder, 'pa.json'), text.slice(0, 200))
  expect((await run('apply', 'pa.json')).stderr).toContain('The plan pa.json cannot be read: ')
  const laidOut = JSON.stringify(JSON.parse(text), null, 2)
  writeFileSync(join(folder, 'pa.json'), laidOut)
  expect((await run('apply', 'pa.json')).code).toBe(0)
})

test('no plan is saved of what the hub refuses, which is told once; what no file names is said to be on the hub', {
  timeout: 120_000,
}, async () => {
  const { folder, run } = await scene('refused-plan')
  expect((await run('apply', 'pa.json')).code).toBe(0)
  const { 'acme-ie': _, ...organizations } = acme.organizations
  writeFileSync(join(folder, 'ropewalk/acme.yaml'), stringify({ ...acme, organizations }))
  const { code, stdout } = await run('plan', '--prune', '--out', 'refused.json')
  expect([code, existsSync(join(folder, 'refused.json'))]).toEqual([1, false])
  // The activity names it in two fields of its roles.
  const told = stdout.split('\n').filter((line) => line.includes('invoicing in processingActivities refers to it'))
  expect(told).toEqual([
    '  "acme-ie" in organizations cannot be retired: invoicing in processingActivities refers to it.',
  ])
  expect(stdout).toMatch(/^error STILL_REFERENCED\n.*\n {2}It is on the hub, not in these files\.\n/m)
})

test('an address that is none is refused as such', { timeout: 60_000 }, async () => {
  const { code, stderr } = await ropewalk(['plan', '--url', 'not-a-url'], written({}))
  expect(code).toBe(1)
  expect(stderr).toContain("argument 'not-a-url' is invalid. Write an address such as https://hub.example.com.")
})
