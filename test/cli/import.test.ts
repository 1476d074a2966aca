import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { written } from '../files/written.ts'
import { useHub } from '../harness/hub.ts'
import { ropewalk } from './run.ts'

const hub = useHub()

const systemCalled = (name: string) =>
  stringify({
    system: [
      {
        fides_key: 'crm',
        name,
        vendor_deleted_date: '2026-01-01',
        legal_name: 'MailCo LLC',
        privacy_declarations: [
          { data_use: 'essential.service', data_categories: ['user.contact.email'], data_subjects: ['customer'] },
        ],
      },
    ],
  })

const list = 'Vendor,Country\nMailCo,US\n'

/** A workspace of its own, a folder with a file of Fides, and the command line with a key of that workspace in a file. */
async function scene(workspace: string) {
  await hub.current.workspace(workspace)
  const steward = await hub.current.client(ActorRole.STEWARD, workspace)
  const folder = written({ 'fides.yml': systemCalled('CRM'), 'list.csv': list, key: steward.key })
  const where = ['--url', hub.current.url, '--key-file', 'key', '--workspace', workspace]
  const run = (kind: string, ...args: string[]) => ropewalk(['import', kind, ...args, ...where], folder)
  return { steward, run, rename: (name: string) => writeFileSync(join(folder, 'fides.yml'), systemCalled(name)) }
}

const activity = 'crm/essential.service'

test('an import is planned and applied field by field, and what it does not say stays as recorded', {
  timeout: 120_000,
}, async () => {
  const { steward, run, rename } = await scene('fides')
  const first = await run('fides', 'fides.yml', '--plan')
  expect(first).toMatchObject({ code: 2, stdout: expect.stringContaining('+ systems/crm\n') })
  expect(first.stderr).toBe('1 fact is not carried over; see it with --report.\n')
  expect(await run('fides', 'fides.yml', '--apply')).toMatchObject({ code: 0 })

  // What people then put on record, of which Fides knows nothing.
  const retention = {
    dataCategory: 'user.contact.email',
    dataSubjectCategory: 'customer',
    retention: { period: 'P6Y' },
  }
  await steward.run('mutation ($input: RecordActivityDataInput!) { recordActivityData(input: $input) { outcome } }', {
    input: { activity, ...retention },
  })
  await steward.run('mutation { moveOrganization(input: { organization: "mailco-llc", country: "US" }) { outcome } }')
  await steward.run(
    `mutation { recordLegalBasis(input: { activity: "${activity}", basis: "gdpr-6-1-b" }) { outcome } }`,
  )
  const recorded =
    '{ organization(key: "mailco-llc") { country } processingActivity(key: "crm/essential.service") { legalBases { basis { key } } data { retention { period } } } }'
  const before = await steward.run(recorded)
  expect(before).toMatchObject({
    organization: { country: 'US' },
    processingActivity: { legalBases: [{ basis: { key: 'gdpr-6-1-b' } }], data: [{ retention: { period: 'P6Y' } }] },
  })

  rename('Customers')
  const planned = await run('fides', 'fides.yml', '--plan')
  expect(planned.stdout.split('\n').filter((line) => line.startsWith('~'))).toEqual([
    expect.stringMatching(/^~ systems\/crm: name$/),
    `~ processingActivities/${activity}: data`,
  ])
  await run('fides', 'fides.yml', '--apply')
  expect(await steward.run(recorded)).toEqual(before)
  const again = await run('fides', 'fides.yml', '--apply', '--format', 'json')
  expect(JSON.parse(again.stdout)).toMatchObject({ plan: { counts: { create: 0, change: 0, retire: 0 }, done: true } })
})

test('what a hub refuses of an import is told by where it stands in the manifest', { timeout: 60_000 }, async () => {
  const { steward, run } = await scene('refused')
  const refused = await run('subprocessors', 'list.csv', '--engaged-by', 'nobody', '--apply')
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.stdout).toContain('subprocessors/nobody/mailco/engagedBy: Nothing in organizations has the key')
  expect(refused.stdout).toMatch(/Nothing was changed\.\n$/)
  expect(await steward.run('{ viewer { revision } }')).toEqual({ viewer: { revision: 0 } })
})

test('what stands instead of the printed manifest is refused together, and where to send it alone', {
  timeout: 120_000,
}, async () => {
  const folder = written({ 'fides.yml': systemCalled('CRM'), 'list.csv': list })
  const refused = async (...args: string[]) => {
    const { code, stdout, stderr } = await ropewalk(['import', ...args], folder)
    expect([code, stdout]).toEqual([1, ''])
    return /error: (.*)/.exec(stderr)?.[1]
  }
  const ofList = ['subprocessors', 'list.csv', '--engaged-by', 'acme']
  expect([
    await refused('fides', 'fides.yml', '--apply', '--report'),
    await refused('fides', 'fides.yml', '--apply', '--out', 'x'),
    await refused('fides', 'fides.yml', '--apply', '--plan'),
    await refused('fides', 'fides.yml', '--out', 'x', '--report', 'text'),
    await refused(...ofList, '--plan', '--previous', 'list.csv'),
    await refused(...ofList, '--out', 'x', '--previous', 'list.csv'),
    await refused('fides', 'fides.yml', '--url', 'http://127.0.0.1:1'),
  ]).toEqual([
    "option '--apply' cannot be used with option '--report [format]'",
    "option '--apply' cannot be used with option '--out <folder>'",
    "option '--apply' cannot be used with option '--plan'",
    "option '--out <folder>' cannot be used with option '--report [format]'",
    "option '--plan' cannot be used with option '--previous <file>'",
    "option '--out <folder>' cannot be used with option '--previous <file>'",
    '--url, --key-file and --workspace say where to --plan or --apply, and neither is asked for',
  ])
})
