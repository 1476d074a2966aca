import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { written } from '../files/written.ts'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'
import { ropewalk } from './run.ts'

const [here, elsewhere] = [useHub(), useHub()]

/** A workspace of one of the hubs, and the command line as one of its stewards runs it in a folder. */
async function steward(hub: typeof here, workspace: string) {
  await hub.current.workspace(workspace)
  const { key } = await hub.current.client(ActorRole.STEWARD, workspace)
  const env = { ROPEWALK_URL: hub.current.url, ROPEWALK_KEY: key }
  return (folder: string, ...args: string[]) => ropewalk(args, folder, env)
}

const nothing = { code: 1, stdout: '' }

test('a saved plan is good for its own workspace on its own hub only', { timeout: 120_000 }, async () => {
  const [ours, another, theirs] = [
    await steward(here, 'group'),
    await steward(here, 'subsidiary'),
    await steward(elsewhere, 'group'),
  ]
  const folder = written({ 'ropewalk/acme.yaml': stringify(acme) })
  await ours(folder, 'plan', '--out', 'plan.json', '--fail-on', 'never')
  // All three are at revision 0, which is all that the number could tell.
  const elsewhereOnHub = await another(folder, 'apply', 'plan.json')
  expect(elsewhereOnHub).toMatchObject(nothing)
  expect(elsewhereOnHub.stderr).toContain('was made for the workspace group, and this is subsidiary. Plan again')
  const onAnotherHub = await theirs(folder, 'apply', 'plan.json')
  expect(onAnotherHub).toMatchObject(nothing)
  expect(onAnotherHub.stderr).toContain('was made on another hub: there, revision 0 of group is of ')
  expect((await ours(folder, 'apply', 'plan.json')).stdout).toContain('(revision 1)')
})

test('a plan that does not say where it was made is not applied', { timeout: 60_000 }, async () => {
  const run = await steward(here, 'unbound')
  const folder = written({ 'ropewalk/acme.yaml': stringify(acme) })
  await run(folder, 'plan', '--out', 'plan.json', '--fail-on', 'never')
  const { workspace, ...unbound } = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'))
  expect(workspace).toBe('unbound')
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(unbound))
  const refused = await run(folder, 'apply', 'plan.json')
  expect(refused).toMatchObject(nothing)
  expect(refused.stderr).toMatch(/plan\.json cannot be read: [\s\S]*at workspace[\s\S]*Make it anew/)
})

test('a workspace that is named is the one of the key, or nothing is asked of the hub', {
  timeout: 60_000,
}, async () => {
  const run = await steward(here, 'named')
  const folder = written({ 'ropewalk/acme.yaml': stringify(acme) })
  const other = await run(folder, 'apply', '--workspace', 'default')
  expect(other).toMatchObject(nothing)
  expect(other.stderr).toContain('opens the workspace named, and --workspace says default.')
  expect((await run(folder, 'plan', '--workspace', 'named', '--fail-on', 'never')).code).toBe(2)
})

test('a revision has the time of its change, and the past before any has none', async () => {
  const { admin } = here.current
  const { changes } = await admin.run('{ changes(first: 1) { nodes { at } } }')
  expect(changes.nodes).toEqual([])
  await admin.apply(acme)
  const answer = await admin.run('{ viewer { revision revisionAt } changes(first: 1) { nodes { revision at } } }')
  const [change] = answer.changes.nodes
  expect(answer.viewer).toEqual({ revision: change.revision, revisionAt: change.at })
  expect(await admin.run('query @asOf(time: "2020-01-01T00:00:00.000Z") { viewer { revision revisionAt } }')).toEqual({
    viewer: { revision: 0, revisionAt: null },
  })
})
