import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { written } from '../files/written.ts'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'
import { ropewalk } from './run.ts'

const hub = useHub()
let env: Record<string, string>
const url = () => hub.current.url

beforeAll(async () => {
  env = { ROPEWALK_URL: url(), ROPEWALK_KEY: (await hub.current.client(ActorRole.STEWARD)).key }
})

/** A workspace of its own, with a folder whose manifest is that of the documentation. */
async function scene(name: string) {
  await hub.current.workspace(name)
  const steward = await hub.current.client(ActorRole.STEWARD, name)
  const folder = written({ 'ropewalk/acme.yaml': `# ours\n${stringify(acme)}` })
  const own = { ...env, ROPEWALK_KEY: steward.key }
  return { steward, folder, run: (...args: string[]) => ropewalk(args, folder, own) }
}

const revisionOf = async (client: { run(query: string): Promise<any> }) =>
  (await client.run('{ viewer { revision } }')).viewer.revision

test('plan says what would change with exit code 2, apply does it, and then there is nothing to do', {
  timeout: 120_000,
}, async () => {
  const { steward, run } = await scene('plan-and-apply')
  const planned = await run('plan', '--fail-on', 'never')
  expect(planned).toMatchObject({ code: 2, stderr: '' })
  expect(planned.stdout).toContain('+ processingActivities/invoicing\n')
  expect(planned.stdout).toContain(
    "sends contact data of customer's representative to MailCo LLC in the United States: ",
  )
  expect(await revisionOf(steward)).toBe(0)
  const applied = await run('apply')
  expect(applied.code).toBe(0)
  expect(applied.stdout).toMatch(/15 created, 0 kept; 1 transfer added, .* \(revision 1\)\.\n$/)
  const again = await run('plan')
  expect(again).toEqual({ code: 0, stderr: '', stdout: 'Nothing to do: 15 records as declared.\n' })
})

test('an engineer plans what a steward has to apply, and is told which of it', { timeout: 120_000 }, async () => {
  const { steward, folder, run } = await scene('rehearsed')
  const engineer = await hub.current.client(ActorRole.ENGINEER, 'rehearsed')
  const asEngineer = { ...env, ROPEWALK_KEY: engineer.key }
  const planned = await ropewalk(['plan', '--out', 'plan.json', '--fail-on', 'never'], folder, asEngineer)
  expect(planned.code).toBe(2)
  expect(planned.stdout).toContain('+ purposes/billing (needs a steward)\n+ systems/crm\n')
  expect(planned.stdout).toMatch(/Applying \d+ records of it needs a key with the role steward: only stewards /)
  const refused = await ropewalk(['apply', 'plan.json'], folder, asEngineer)
  expect(refused.code).toBe(1)
  const told = await ropewalk(['apply'], folder, asEngineer)
  expect(told.code).toBe(1)
  expect(told.stdout).toMatch(/^ropewalk\/acme\.yaml:\d+:\d+ error FORBIDDEN\n/)
  const unknown = { ...asEngineer, ROPEWALK_KEY: 'rw_wrong' }
  const answers = async (format: string) => (await ropewalk(['plan', '--format', format], folder, unknown)).stdout
  expect(JSON.parse(await answers('json'))).toMatchObject({ faults: [{ code: 'HUB_FAULT', place: null }] })
  expect(JSON.parse(await answers('sarif')).runs[0].results[0].message.text).toContain('does not know the key')
  expect(await answers('markdown')).toContain('does not know the key')
  expect(await answers('github')).toMatch(/^::error title=HUB_FAULT::The hub at /)
  expect(await revisionOf(steward)).toBe(0)
  expect((await run('apply', 'plan.json')).code).toBe(0)
})

test('a saved plan is applied once, and not when the hub has moved on', { timeout: 120_000 }, async () => {
  const { steward, run } = await scene('saved-plan')
  await run('plan', '--out', 'plan.json', '--fail-on', 'never')
  expect((await run('apply', 'plan.json')).code).toBe(0)
  const again = await run('apply', 'plan.json')
  expect(again.code).toBe(1)
  expect(again.stdout).toContain('VERSION_CONFLICT')
  expect(again.stdout).toContain('Nothing was changed.')
  expect(await revisionOf(steward)).toBe(1)
})

test('what a hub refuses is told at its place in the files', { timeout: 60_000 }, async () => {
  const { steward, folder, run } = await scene('refused')
  writeFileSync(join(folder, 'ropewalk/more.yaml'), 'systems:\n  billing:\n    name: Billing\n    operator: acme-i\n')
  const planned = await run('plan')
  expect(planned.code).toBe(1)
  expect(planned.stdout).toContain('ropewalk/more.yaml:4:15 error UNKNOWN_REFERENCE')
  expect(planned.stdout).toMatch(/\| {15}\^{6}\n {2}Did you mean acme-ie\?/)
  expect((await run('apply')).code).toBe(1)
  expect(await revisionOf(steward)).toBe(0)
})

test('findings that are too grave keep a manifest from being applied; a baseline sets old ones aside', {
  timeout: 120_000,
}, async () => {
  const { steward, folder, run } = await scene('too-grave')
  const { safeguards: _, transferImpactAssessments: __, certifications: ___, ...uncovered } = acme
  writeFileSync(join(folder, 'ropewalk/acme.yaml'), stringify(uncovered))
  expect((await run('validate')).code).toBe(1)
  const refused = await run('apply', '--fail-on', 'error')
  expect(refused.code).toBe(1)
  expect(refused.stdout).toContain('TRANSFER_')
  expect(await revisionOf(steward)).toBe(0)
  expect((await run('validate', '--write-baseline', 'known.json')).code).toBe(0)
  expect((await run('validate', '--baseline', 'known.json')).code).toBe(0)
  expect((await run('apply', '--fail-on', 'error', '--baseline', 'known.json')).code).toBe(0)
  expect(await revisionOf(steward)).toBe(1)
})

test('pull writes what is on record where it is declared, and leaves comments and all else alone', {
  timeout: 120_000,
}, async () => {
  const { steward, folder, run } = await scene('pull')
  const ours = `# Who is part of it.
organizations:
  acme-ie: { name: Acme Ireland Ltd, kind: OWN_ENTITY, country: IE, parent: acme-inc } # since 2019
  acme-inc:
    # The parent.
    name: Acme Inc.   # as registered
    kind: OWN_ENTITY
    country: US

  # Mail goes through them.
  mailco: { name: MailCo LLC, kind: VENDOR, country: US }
  # Not applied yet.
  newco: { name: NewCo, kind: VENDOR }
`
  writeFileSync(join(folder, 'ropewalk/acme.yaml'), ours)
  await steward.apply({
    ...acme,
    organizations: {
      ...acme.organizations,
      'acme-inc': { ...acme.organizations['acme-inc'], country: 'CA' },
      zeta: { name: 'Zeta', kind: 'OTHER' },
    },
  })
  const pulled = await run('pull')
  expect(pulled).toMatchObject({ code: 0 })
  expect(readFileSync(join(folder, 'ropewalk/acme.yaml'), 'utf8')).toBe(
    `${ours.replace('country: US\n\n', 'country: CA\n\n').replace('name: Acme Inc.   #', 'name: Acme Inc. #')}  zeta:\n    name: Zeta\n    kind: OTHER\n`,
  )
  expect(readFileSync(join(folder, 'ropewalk/processing-activities.yaml'), 'utf8')).toContain(
    '\nprocessingActivities:\n  invoicing:\n',
  )
  expect(pulled.stderr).toContain('1 record of the files not on record')
  const again = await run('pull')
  expect(again.stdout).toBe('')
  expect((await run('pull', '--prune')).stdout).toBe('ropewalk/acme.yaml\n')
  expect(readFileSync(join(folder, 'ropewalk/acme.yaml'), 'utf8')).not.toContain('newco')
  expect((await run('plan')).stdout).toContain('Nothing to do')
  expect((await run('drift')).stdout).toBe('The manifests and the hub say the same.\n')
})

test('pull changes files that are a part of the inventory, and writes over none that it did not read', {
  timeout: 120_000,
}, async () => {
  const { steward, folder, run } = await scene('pull-part')
  await steward.apply(acme)
  const part = 'organizations:\n  mailco: { name: Mail, kind: VENDOR, country: US } # ours\n'
  writeFileSync(join(folder, 'part.yaml'), part)
  writeFileSync(join(folder, 'systems.yaml'), '# of others\n')
  const refused = await run('pull', 'part.yaml', '--into', '.')
  expect(refused).toMatchObject({ code: 1, stdout: '' })
  expect(refused.stderr).toContain('systems.yaml is there already and was not among the files that were read.')
  expect(readFileSync(join(folder, 'part.yaml'), 'utf8')).toBe(part)
  const pulled = await run('pull', 'part.yaml', '--partial')
  expect(pulled).toMatchObject({ code: 0, stdout: 'part.yaml\n' })
  expect(pulled.stderr).toContain('0 records added, 1 changed, 0 taken out')
  expect(readFileSync(join(folder, 'part.yaml'), 'utf8')).toBe(part.replace('name: Mail,', 'name: MailCo LLC,'))
  expect((await run('pull', 'part.yaml', '--partial')).stdout).toBe('')
})

test('drift is found both ways, with exit code 2', { timeout: 60_000 }, async () => {
  const { steward, run } = await scene('drift')
  await steward.apply({ ...acme, systems: { ...acme.systems, crm: { name: 'CRM 2' }, old: { name: 'Old' } } })
  const { code, stdout } = await run('drift')
  expect(code).toBe(2)
  expect(stdout).toMatch(/ropewalk\/acme\.yaml:\d+:3 warning DIFFERS\n {2}crm differs from what is on record: /)
  expect(stdout).toContain('systems/old is on record and declared in none of the files.')
})

test('explain says of a record, a transfer and a finding what they are and why', { timeout: 120_000 }, async () => {
  const { steward, run } = await scene('explain')
  await steward.apply(acme)
  const record = await run('explain', 'invoicing')
  expect(record.stdout).toContain('processing activity invoicing, version 1')
  expect(record.stdout).toContain('acme-ie/mailco/ie-us/eu-gdpr/controller-processor')
  const rule = await run('explain', 'transfer_uncovered')
  expect(rule.stdout).toContain('TRANSFER_UNCOVERED (error)')
  const flow = await run('explain', 'invoicing/crm/mailer/processing')
  expect(flow.stdout).toContain('flow invoicing/crm/mailer/processing of Customer invoicing (invoicing), processing\n')
  expect(flow.stdout).toContain('It takes Contact data from CRM to Mailer.')
  expect(flow.stdout).toContain('acme-ie/mailco/ie-us/eu-gdpr/controller-processor')
  const safeguard = await run('explain', 'mailco-scc')
  expect(safeguard.stdout).toContain('For transfers from Acme Ireland Ltd to MailCo LLC, from 2022-01-10.')
  expect(safeguard.stdout).toContain('It rests on EU SCC 2021/914 Module 2')
  expect((await run('explain', 'mailer')).stdout).toContain('Operator: MailCo LLC\n  Countries: the United States\n')
  const { findings } = await steward.run('{ findings(filter: { rule: ["TRANSFER_TIA_STALE"] }) { nodes { id } } }')
  const finding = await run('explain', findings.nodes[0].id)
  expect(finding.stdout).toMatch(/^TRANSFER_TIA_STALE \(\w+\)\n[\s\S]*\n {2}Because\n {4}- TIA_/)
  const code = await ropewalk(['explain', 'still_referenced'], '.')
  expect(code.stdout).toMatch(/^STILL_REFERENCED\n {2}A record cannot be retired while another refers to it\.\n/)
  const nothing = await run('explain', 'invoicin')
  expect(nothing).toMatchObject({ code: 1, stdout: '' })
  expect(nothing.stderr).toContain('Did you mean invoicing (Customer invoicing)')
})

test('the inventory is exported as YAML, JSON and, by section, CSV', { timeout: 60_000 }, async () => {
  const { steward, run } = await scene('export')
  await steward.apply({ organizations: { ...acme.organizations, evil: { name: '=HYPERLINK("x")', kind: 'OTHER' } } })
  expect(JSON.parse((await run('export', '--format', 'json')).stdout).organizations.mailco).toEqual(
    acme.organizations.mailco,
  )
  const csv = (await run('export', '--format', 'csv', '--section', 'organizations')).stdout.split('\n')
  expect(csv[0]).toBe('key,name,aliases,description,source,confidence,kind,country,parent')
  expect(csv[1]).toBe('acme-ie,Acme Ireland Ltd,,,,,OWN_ENTITY,IE,acme-inc')
  expect(csv[3]).toContain(`"'=HYPERLINK(""x"")"`)
  expect((await run('export', '--format', 'csv', '--section', 'organisations')).stderr).toContain(
    'Did you mean organizations?',
  )
})

test('a hub that is not there, does not know the key, goes away half-way or is none is told as such', {
  timeout: 120_000,
}, async () => {
  const { folder } = await scene('faults')
  const plan = (extra: Record<string, string>, ...args: string[]) =>
    ropewalk(['plan', ...args], folder, { ...env, ...extra })
  const gone = createServer((request) => void request.socket.destroy())
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const another = createServer((_, response) => void response.end('Hello!'))
  await new Promise<void>((resolve) => another.listen(0, '127.0.0.1', resolve))
  const at = (server: typeof gone) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const [half, slow, key, none, other] = await Promise.all([
    plan({ ROPEWALK_URL: at(gone) }),
    plan({ ROPEWALK_URL: at(silent) }, '--timeout', '0.5'),
    plan({ ROPEWALK_KEY: 'rw_wrong' }),
    plan({ ROPEWALK_KEY: '' }),
    plan({ ROPEWALK_URL: at(another) }),
  ])
  gone.close()
  another.close()
  silent.closeAllConnections()
  silent.close()
  for (const each of [half, slow, key, none, other]) expect(each).toMatchObject({ code: 1, stdout: '' })
  expect(half.stderr).toContain('went away before it had answered')
  expect(slow.stderr).toContain('did not answer within 0.5 s')
  expect(key.stderr).toContain('does not know the key')
  expect(none.stderr).toContain('A key is needed')
  expect(other.stderr).toContain('no hub of Ropewalk')
})

test('a key is never an argument: it comes from the environment or from a file', { timeout: 60_000 }, async () => {
  const { steward, folder } = await scene('key-file')
  writeFileSync(join(folder, 'key'), `${steward.key}\n`)
  const { code } = await ropewalk(['plan', '--url', url(), '--key-file', 'key', '--fail-on', 'never'], folder)
  expect(code).toBe(2)
  const { stdout } = await ropewalk(['plan', '--help'], folder)
  expect(stdout).not.toMatch(/--key[ ,=]/)
})
