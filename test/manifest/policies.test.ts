import { expect, test } from 'vitest'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { acme } from '../harness/acme.ts'
import { applyDocument, type Client, useHub } from '../harness/hub.ts'

const hub = useHub()
const atHome = { name: 'At home', neverOutside: 'eu-gdpr', enforced: true }
const toIndia = {
  key: 'to-india',
  from: { system: 'crm' },
  to: { system: 'mailer' },
  toCountry: 'IN',
  kind: 'STORAGE',
  dataCategories: ['contact'],
}
const recordFlow = `mutation ($input: RecordFlowInput!) {
  recordFlow(input: $input) { outcome findingsAdded { rule } userErrors { code message path remedy } } }`
const violations =
  '{ findings(filter: { rule: ["POLICY_VIOLATED"] }) { nodes { severity record { ... on DataFlow { key } } } } }'
const revisionOf = async (client: Client) => (await client.run('{ viewer { revision } }')).viewer.revision

/** A workspace of its own with Acme's records, whose flow to the United States was there before any policy. */
async function scene(name: string, more: object = {}) {
  await hub.current.workspace(name)
  const steward = await hub.current.client(ActorRole.STEWARD, name)
  await steward.apply({ ...acme, ...more })
  return steward
}

test('a policy that is enforced leaves what is there as findings, and does not stand in the way of anything else', async () => {
  const steward = await scene('existing')
  const added = await steward.apply({ policies: { home: atHome } })
  expect(added.userErrors).toEqual([])
  const { findings } = await steward.run(violations)
  expect(findings.nodes).toEqual([{ severity: 'ERROR', record: { key: 'invoicing/crm/mailer/processing' } }])
  await steward.apply({ systems: { ...acme.systems, crm: { ...acme.systems.crm, name: 'CRM 2' } } })
  const { invoicing } = acme.processingActivities
  await steward.apply({ processingActivities: { invoicing: { ...invoicing, name: 'Bills', status: 'IN_REVIEW' } } })
})

test('a command that adds a violation is denied at its leaf, dry or not, and nothing is written', async () => {
  const own = await scene('command')
  await own.apply({ policies: { home: { ...atHome, remedy: 'Use the store in Dublin.' } } })
  const before = await revisionOf(own)
  for (const dryRun of [true, false]) {
    const { recordFlow: answer } = await own.run(recordFlow, { input: { activity: 'invoicing', ...toIndia, dryRun } })
    expect(answer).toEqual({
      outcome: null,
      findingsAdded: [],
      userErrors: [
        {
          code: 'DENIED_BY_POLICY',
          message:
            'Flow to-india takes Contact data from crm to MailCo LLC in India. The policy At home denies it: never outside the territory of EU GDPR.',
          path: ['dataCategories', '0'],
          remedy: 'Use the store in Dublin.',
        },
      ],
    })
  }
  expect(await revisionOf(own)).toBe(before)
  expect(
    (await own.run('{ processingActivity(key: "invoicing") { flows { key } } }')).processingActivity.flows,
  ).toHaveLength(2)
})

test('a manifest that adds one is denied whole, with the path to the flow, the purpose or the country', async () => {
  const steward = await scene('manifest')
  await steward.apply({
    purposes: { ads: { name: 'Advertising' } },
    policies: {
      home: atHome,
      bills: { name: 'Bills only', dataCategories: ['contact'], onlyForPurposes: ['billing'], enforced: true },
    },
  })
  const before = await revisionOf(steward)
  const errorsOf = async (manifest: object) =>
    (await steward.run(applyDocument, { manifest, dryRun: true, prune: false })).applyManifest.userErrors.map(
      ({ code, path }: { code: string; path: string[] }) => [code, path.join('/')],
    )
  const { invoicing } = acme.processingActivities
  const wider = { ...invoicing, purposes: ['billing', 'ads'], flows: [...invoicing.flows, toIndia] }
  expect(await errorsOf({ processingActivities: { invoicing: wider } })).toEqual([
    ['DENIED_BY_POLICY', 'processingActivities/invoicing/purposes/1'],
    ['DENIED_BY_POLICY', 'processingActivities/invoicing/flows/2/dataCategories/0'],
  ])
  const later = { ...invoicing, flows: [...invoicing.flows, { ...toIndia, validFrom: '2999-01-01' }] }
  expect(await errorsOf({ processingActivities: { invoicing: later } })).toHaveLength(1)
  const over = { ...invoicing, flows: [...invoicing.flows, { ...toIndia, validTo: '2020-01-01' }] }
  expect(await errorsOf({ processingActivities: { invoicing: over } })).toEqual([])
  const moved = { systems: { crm: { ...acme.systems.crm, countries: ['IE', 'US'] } } }
  expect(await errorsOf(moved)).toEqual([['DENIED_BY_POLICY', 'systems/crm/countries/1']])
  expect(await revisionOf(steward)).toBe(before)
})

test('a policy that is not enforced, one that is retired, and a waiver in force do not deny', async () => {
  const steward = await scene('lifted')
  await steward.apply({ policies: { home: { ...atHome, enforced: false } } })
  const add = async (dryRun = true) =>
    (await steward.run(recordFlow, { input: { activity: 'invoicing', ...toIndia, dryRun } })).recordFlow
  expect(await add()).toMatchObject({
    userErrors: [],
    findingsAdded: expect.arrayContaining([{ rule: 'POLICY_VIOLATED' }]),
  })
  await steward.apply({ policies: { home: atHome } })
  expect((await add()).userErrors).toMatchObject([{ code: 'DENIED_BY_POLICY' }])
  const waiver = {
    rule: 'POLICY_VIOLATED',
    recordType: 'DataFlow',
    record: 'to-india',
    reason: 'For a month',
    waivedBy: 'Kim',
  }
  await steward.apply({ waivers: { india: { ...waiver, validTo: '2020-01-01' } } })
  expect((await add()).userErrors).toHaveLength(1)
  const policy = 'mutation { retirePolicy(input: { key: "home" }) { userErrors { code } } }'
  expect((await steward.run(policy)).retirePolicy.userErrors).toEqual([])
  expect((await add()).userErrors).toEqual([])
  await steward.apply({ policies: { home: atHome }, waivers: { india: { ...waiver, validTo: '2999-12-31' } } })
  expect((await add(false)).userErrors).toEqual([])
})

test('a manifest cannot bring a policy and what it denies together', async () => {
  await hub.current.workspace('together')
  const steward = await hub.current.client(ActorRole.STEWARD, 'together')
  const manifest = { ...acme, policies: { home: atHome } }
  const { applyManifest } = await steward.run(applyDocument, { manifest, dryRun: false, prune: false })
  expect(applyManifest.userErrors).toMatchObject([
    { code: 'DENIED_BY_POLICY', path: ['processingActivities', 'invoicing', 'flows', '1', 'dataCategories', '0'] },
  ])
  expect(await revisionOf(steward)).toBe(0)
})

test('without an enforced policy a change takes one statement more, and none when nothing is written', async () => {
  const steward = await scene('cost')
  await steward.apply({ policies: { home: { ...atHome, enforced: false } } })
  const asks = (statement: string) => /from "?policies"?/.test(statement)
  const rename = (name: string) => steward.apply({ systems: { crm: { ...acme.systems.crm, name } } })
  hub.current.takeStatements()
  await rename('CRM 2')
  const statements = hub.current.takeStatements()
  expect(statements.filter(asks)).toEqual([expect.stringContaining('select exists')])
  expect(statements.filter((each) => each.includes('assessed_ends'))).toEqual([])
  await rename('CRM 2')
  expect(hub.current.takeStatements().filter(asks)).toEqual([])
})
