import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { written } from '../files/written.ts'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'
import { ropewalk } from './run.ts'

const hub = useHub()
const file = 'ropewalk/acme.yaml'
const known = ['--baseline', 'known.json']
const { safeguards: _, transferImpactAssessments: __, certifications: ___, agreements: ____, ...uncovered } = acme
const { invoicing } = acme.processingActivities

/** A workspace and a folder with Acme's manifest, of which nothing covers the transfer, and a baseline of that. */
async function scene(name: string) {
  await hub.current.workspace(name)
  const { key } = await hub.current.client(ActorRole.STEWARD, name)
  const folder = written({ [file]: stringify(uncovered) })
  const run = (...args: string[]) => ropewalk(args, folder, { ROPEWALK_URL: hub.current.url, ROPEWALK_KEY: key })
  await run('validate', '--write-baseline', 'known.json')
  const write = (activity: object, more: object = {}) =>
    writeFileSync(
      join(folder, file),
      stringify({ ...uncovered, ...more, processingActivities: { invoicing: { ...invoicing, ...activity } } }),
    )
  /** What the file says where the answer has this code. */
  const at = (stdout: string, code: string): string[] => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n')
    const found = [...stdout.matchAll(/^ropewalk\/acme\.yaml:(\d+):(\d+) \w+ (\w+)$/gm)]
    return found
      .filter(([, , , said]) => said === code)
      .map(([, line, column]) =>
        lines
          .slice(Number(line) - 1)
          .join('\n')
          .slice(Number(column) - 1),
      )
  }
  return { run, write, at, folder }
}

const another = { from: { organization: 'acme-ie' }, to: { organization: 'acme-inc' }, kind: 'DISCLOSURE' }
const abroad = { ...another, to: { organization: 'mailco' }, dataCategories: ['contact'] }

test('a second flow of a transfer whose finding is known is shown at its line, and blocks', {
  timeout: 120_000,
}, async () => {
  const { run, write, at } = await scene('second-flow')
  expect((await run('validate', ...known)).code).toBe(0)
  expect((await run('apply', '--fail-on', 'never')).code).toBe(0)
  write({ flows: [...invoicing.flows, abroad] })
  for (const command of ['validate', 'plan']) {
    const { code, stdout } = await run(command, ...known)
    expect({ command, code }).toEqual({ command, code: 1 })
    expect({ command, at: at(stdout, 'TRANSFER_UNCOVERED') }).toEqual({
      command,
      at: [expect.stringMatching(/^from:\n {10}organization: acme-ie\n/)],
    })
  }
  const { code } = await run('apply', ...known, '--fail-on', 'error')
  expect(code).toBe(1)
})

test('so does more data in a flow that is known, and a second processor without an agreement', {
  timeout: 120_000,
}, async () => {
  const { run, write, at } = await scene('more-data')
  const health = { ...acme.dataCategories, health: { name: 'Health data' } }
  const [collection, sending] = invoicing.flows
  write({ flows: [collection, { ...sending, dataCategories: ['contact', 'health'] }] }, { dataCategories: health })
  const more = await run('validate', ...known)
  expect(more.code).toBe(1)
  expect(at(more.stdout, 'TRANSFER_UNCOVERED')[0]).toMatch(/^from:\n {10}system: crm\n/)

  write({ roles: [...invoicing.roles, { organization: 'acme-inc', role: 'PROCESSOR', onBehalfOf: 'acme-ie' }] })
  const processor = await run('validate', ...known)
  expect(processor.code).toBe(1)
  expect(at(processor.stdout, 'PROCESSOR_WITHOUT_AGREEMENT')[0]).toMatch(/^organization: acme-inc\n/)
})

test('what is known stays set aside when it moves in the file, or in part is gone', { timeout: 60_000 }, async () => {
  const { run, write } = await scene('moved')
  write({ flows: invoicing.flows.toReversed(), roles: invoicing.roles.toReversed() })
  expect(await run('validate', ...known)).toMatchObject({ code: 0 })
})

test('a baseline of the older form, which hid what is new, is refused with the way out', {
  timeout: 60_000,
}, async () => {
  const { run, folder } = await scene('older')
  writeFileSync(join(folder, 'known.json'), '{"ropewalk":1,"findings":[{"code":"TIA_UNDATED","record":null}]}')
  const { code, stderr } = await run('validate', ...known)
  expect(code).toBe(1)
  expect(stderr).toBe(
    'The baseline known.json is of an older form, which told findings apart by their records alone. Make it anew with --write-baseline.\n',
  )
})
