import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { workspaceIdOf } from '../../src/identity/workspaces.ts'
import { lawCommand } from '../../src/law-diff/law-command.ts'
import { useHub } from '../harness/hub.ts'
import { company } from '../impact/company.ts'

const hub = useHub()
const folder = mkdtempSync(join(tmpdir(), 'law-'))
beforeAll(() => hub.current.admin.apply(company))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the command, and answers what it prints. */
async function law(...args: string[]): Promise<string> {
  const printed: string[] = []
  const command = lawCommand({
    print: (line) => printed.push(line),
    tell: () => {},
    inWorkspace: (workspace, work) => {
      const actor = {
        keyId: 'test',
        name: 'test',
        role: ActorRole.VIEWER,
        workspaceId: workspaceIdOf(workspace),
        workspace,
      }
      return hub.current.database.snapshot(actor, { asOf: null }, work)
    },
    day: (value) => value,
    defaultWorkspace: 'default',
  })
  await command.exitOverride().parseAsync(args, { from: 'user' })
  return printed.join('\n')
}

test('an edition is exported, changed, and compared with the one that ships', async () => {
  const edition = join(folder, 'edition')
  await law('export', edition)
  await expect(law('export', edition)).rejects.toThrow(/is there already/)
  expect(await law('diff', edition)).toMatch(
    /nothing differs between the editions of 2026-11-23 \(in .*edition\) and 2026-11-23 \(ships with this version\)/,
  )

  const file = join(edition, 'transfer-mechanisms.json')
  const data = JSON.parse(readFileSync(file, 'utf8'))
  const scc = data.mechanisms.find(({ id }: any) => id === 'eu-scc-2021-m2')
  Object.assign(scc, { validTo: '2022-06-30', endedOn: '2022-07-01' })
  writeFileSync(file, JSON.stringify(data))
  const { transfers } = JSON.parse(await law('diff', edition, '--since', '2022-06-01', '--format', 'json'))
  expect(transfers).toMatchObject([
    {
      on: '2022-07-01',
      before: { code: 'MECHANISM_ENDED' },
      after: { code: 'SAFEGUARDED', mechanism: 'eu-scc-2021-m2' },
    },
  ])
})

test('editions are told apart by their folders, and are as late as the latest of their files', async () => {
  const [one, other] = [join(folder, 'one'), join(folder, 'other')]
  for (const each of [one, other]) await law('export', each)
  const file = join(other, 'countries.json')
  const data = JSON.parse(readFileSync(file, 'utf8'))
  Object.assign(data.meta, { asOf: '2027-02-01' })
  Object.assign(data.countries.find(({ alpha2 }: any) => alpha2 === 'GB').euAdequacy, { to: '2026-12-31' })
  writeFileSync(file, JSON.stringify(data))
  expect(JSON.parse(await law('diff', one, '--to', other, '--format', 'json')).editions).toEqual({
    from: `2026-11-23 (in ${one})`,
    to: `2027-02-01 (in ${other})`,
  })
})

test('an edition that is not there, or not in order, is told with the way out', async () => {
  await expect(law('diff', join(folder, 'nowhere'))).rejects.toThrow(/\.json is not there.*law export/)
  const broken = join(folder, 'broken')
  await law('export', broken)
  writeFileSync(join(broken, 'regimes.json'), '{}')
  await expect(law('diff', broken)).rejects.toThrow(/regimes\.json: /)
  writeFileSync(join(broken, 'regimes.json'), '{')
  await expect(law('diff', broken)).rejects.toThrow(/regimes\.json is no JSON/)
})
