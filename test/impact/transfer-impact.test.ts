import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { useHub } from '../harness/hub.ts'
import { company } from './company.ts'

const hub = useHub()
const document = readFileSync('schema/operations/transfer-impact.graphql', 'utf8')
beforeAll(() => hub.current.admin.apply(company))

const ask = async (scenario: object[], on?: string) =>
  (await hub.current.admin.run(document, { scenario, on })).transferImpact
const dpfFalls = { mechanismEnds: { mechanism: 'eu-us-dpf', on: '2027-01-01' } }
const mailcoLeaves = { organizationRemoved: { organization: 'mailco' } }
const toMailco = 'acme-ie/mailco/ie-us/eu-gdpr/controller-processor'
const toCloudco = 'acme-ie/cloudco/ie-us/eu-gdpr/controller-processor'
const onward = 'mailco/helpdesk/us-in/eu-gdpr/processor-processor'
const briefly = ({ transfers }: any) =>
  transfers.nodes.map(({ transfer, before, after }: any) => [transfer.key, before.code, after?.code ?? null])
const keys = (nodes: { key: string }[]) => nodes.map(({ key }) => key)

test('a framework that falls uncovers what rests on it alone, and moves the rest to the clauses beside it', async () => {
  const impact = await ask([dpfFalls])
  expect(impact.on).toBe('2027-01-01')
  // The clauses with MailCo are signed, but their assessment was to be reviewed in 2023.
  expect(briefly(impact)).toEqual([
    [toCloudco, 'ADEQUATE', 'MECHANISM_ENDED'],
    [toMailco, 'ADEQUATE', 'TIA_STALE'],
  ])
  const [cloudco, mailco] = impact.transfers.nodes
  expect(keys(mailco.fallbacks)[0]).toBe('eu-scc-2021-m2')
  expect(keys(cloudco.fallbacks)).toContain('eu-scc-2021-m2')
  expect(keys(cloudco.fallbacks)).not.toContain('eu-us-dpf')
  expect(keys(cloudco.fallbacks)).not.toContain('eu-scc-2010-87')
  // Binding corporate rules are for one group, and CloudCo is a vendor.
  expect(keys(cloudco.fallbacks)).not.toContain('bcr-c')
  expect(impact.counts).toEqual({ transfers: 2, activities: 2, systems: 3, organizations: 3, impactAssessments: 1 })
  expect(keys(impact.activities.nodes)).toEqual(['archiving', 'invoicing'])
  expect(keys(impact.dataSubjectCategories)).toEqual(['customer-representative'])
  expect(keys(impact.impactAssessments)).toEqual(['tia-mailco'])
})

test('the lineage of it runs from the source of the data to its last recipient', async () => {
  const { lineage } = await ask([dpfFalls])
  expect(lineage.complete).toBe(true)
  expect(lineage.nodes.map(({ depth, node }: any) => `${depth} ${node.key}`)).toEqual([
    '0 customer-representative',
    '1 crm',
    '2 archive',
    '2 mailer',
    '3 helpdesk',
  ])
  expect(lineage.edges).toHaveLength(4)
})

test('a vendor that leaves takes its transfers along, and changes that hold together are answered together', async () => {
  expect(briefly(await ask([mailcoLeaves], '2026-06-01'))).toEqual([
    [toMailco, 'ADEQUATE', null],
    [onward, 'UNCOVERED', null],
  ])
  const both = await ask([dpfFalls, mailcoLeaves])
  expect(briefly(both)).toEqual([
    [toCloudco, 'ADEQUATE', 'MECHANISM_ENDED'],
    [toMailco, 'ADEQUATE', null],
    [onward, 'UNCOVERED', null],
  ])
  expect(both.transfers.nodes[1].fallbacks).toEqual([])
})

test('what is for one group is a fallback within it', async () => {
  const impact = await ask([{ systemMoves: { system: 'ledger', country: 'US' } }], '2026-06-01')
  const [{ transfer, fallbacks }] = impact.transfers.nodes
  expect(transfer.key).toBe('acme-ie/acme-inc/ie-us/eu-gdpr/controller-controller')
  expect(keys(fallbacks)).toContain('bcr-c')
})

test('a system that moves makes a transfer that is not on record, and ends another', async () => {
  const impact = await ask([{ systemMoves: { system: 'mailer', country: 'IN' } }], '2026-06-01')
  const made = 'acme-ie/mailco/ie-in/eu-gdpr/controller-processor'
  expect(briefly(impact)).toEqual([
    [made, 'NOT_RESTRICTED', 'TIA_MISSING'],
    [toMailco, 'ADEQUATE', null],
    [onward, 'UNCOVERED', null],
  ])
  const [{ transfer, fallbacks, dataCategories }] = impact.transfers.nodes
  expect(transfer).toMatchObject({ name: 'Acme Ireland Ltd → MailCo LLC, IE to IN (EU GDPR)', toCountry: 'IN' })
  expect(keys(fallbacks)[0]).toBe('eu-scc-2021-m2')
  expect(keys(dataCategories)).toEqual(['contact'])
  const { transfer: onRecord } = await hub.current.admin.run('query ($key: String!) { transfer(key: $key) { id } }', {
    key: made,
  })
  expect(onRecord).toBeNull()
})

test('a decision that ends ends those of its country only; a what-if about nothing is empty', async () => {
  expect(briefly(await ask([{ adequacyEnds: { regime: 'eu-gdpr', country: 'US', on: '2027-01-01' } }]))).toHaveLength(2)
  expect(briefly(await ask([{ adequacyEnds: { regime: 'eu-gdpr', country: 'JP', on: '2027-01-01' } }]))).toEqual([])
  expect((await ask([])).counts).toEqual({
    transfers: 0,
    activities: 0,
    systems: 0,
    organizations: 0,
    impactAssessments: 0,
  })
})

test('before the day nothing has changed, and nothing is ever written', async () => {
  const { viewer } = await hub.current.admin.run('{ viewer { revision } }')
  expect(briefly(await ask([dpfFalls], '2026-12-31'))).toEqual([])
  hub.current.takeStatements()
  await ask([dpfFalls, mailcoLeaves])
  expect(
    hub.current
      .takeStatements()
      .filter((text) => /^\s*(insert|update|delete)|for (update|share)|lock_workspace|begin_change/i.test(text)),
  ).toEqual([])
  expect((await hub.current.admin.run('{ viewer { revision } }')).viewer).toEqual(viewer)
})

test('pages are parts of the whole', async () => {
  const page = (after: string | null) =>
    hub.current.admin.run(
      `query ($scenario: [TransferScenarioInput!]!, $after: String) {
        transferImpact(scenario: $scenario) {
          transfers(first: 1, after: $after) { pageInfo { hasNextPage endCursor } nodes { transfer { key } } }
        }
      }`,
      { scenario: [dpfFalls], after },
    )
  const first = (await page(null)).transferImpact.transfers
  const second = (await page(first.pageInfo.endCursor)).transferImpact.transfers
  expect([first, second].map(({ nodes }) => nodes[0].transfer.key)).toEqual([toCloudco, toMailco])
  expect([first, second].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false])
})

test.each<[string, object[], string, string, RegExp]>([
  [
    'an unknown mechanism',
    [{ mechanismEnds: { mechanism: 'eu-us-dfp', on: '2027-01-01' } }],
    'UNKNOWN_REFERENCE',
    'scenario[0].mechanismEnds.mechanism',
    /eu-us-dpf/,
  ],
  [
    'an unknown regime',
    [{ adequacyEnds: { regime: 'eu-gdrp', country: 'JP', on: '2027-01-01' } }],
    'UNKNOWN_REFERENCE',
    'scenario[0].adequacyEnds.regime',
    /eu-gdpr/,
  ],
  [
    'a country without a decision',
    [{ adequacyEnds: { regime: 'eu-gdpr', country: 'IN', on: '2027-01-01' } }],
    'UNKNOWN_REFERENCE',
    'scenario[0].adequacyEnds.country',
    /decided/,
  ],
  [
    'an unknown organization',
    [dpfFalls, { organizationRemoved: { organization: 'malco' } }],
    'UNKNOWN_REFERENCE',
    'scenario[1].organizationRemoved.organization',
    /mailco/,
  ],
  [
    'an unknown system',
    [{ systemMoves: { system: 'nowhere-near', country: 'IN' } }],
    'UNKNOWN_REFERENCE',
    'scenario[0].systemMoves.system',
    /systems/,
  ],
  [
    'two ends of one mechanism',
    [dpfFalls, { mechanismEnds: { mechanism: 'eu-us-dpf', on: '2028-01-01' } }],
    'BAD_USER_INPUT',
    'scenario[1].mechanismEnds',
    /same date/,
  ],
  [
    'two ends of one decision, as a mechanism and by its country',
    [dpfFalls, { adequacyEnds: { regime: 'eu-gdpr', country: 'US', on: '2028-01-01' } }],
    'BAD_USER_INPUT',
    'scenario[1].adequacyEnds',
    /same date/,
  ],
  [
    'two ends of one decision, by a regime and by its predecessor',
    ['eu-gdpr', 'eu-directive-95-46'].map((regime, i) => ({
      adequacyEnds: { regime, country: 'JP', on: `202${7 + i}-01-01` },
    })),
    'BAD_USER_INPUT',
    'scenario[1].adequacyEnds',
    /same date/,
  ],
  [
    'a decision and the list that it is on',
    [dpfFalls, { mechanismEnds: { mechanism: 'eu-adequacy', on: '2026-12-01' } }],
    'BAD_USER_INPUT',
    'scenario[1].mechanismEnds',
    /same date/,
  ],
  [
    'a list and a country that is on it',
    [
      { mechanismEnds: { mechanism: 'uk-adequacy', on: '2026-12-01' } },
      { adequacyEnds: { regime: 'uk-gdpr', country: 'JP', on: '2027-12-01' } },
    ],
    'BAD_USER_INPUT',
    'scenario[1].adequacyEnds',
    /same date/,
  ],
  [
    'a mechanism that would outlast what it requires',
    [{ adequacyEnds: { regime: 'uk-gdpr', country: 'US', on: '2027-06-01' } }, dpfFalls],
    'BAD_USER_INPUT',
    'scenario[0].adequacyEnds',
    /same date/,
  ],
  [
    'two places of one system',
    ['IN', 'BR'].map((country) => ({ systemMoves: { system: 'mailer', country } })),
    'BAD_USER_INPUT',
    'scenario[1].systemMoves',
    /one country/,
  ],
  [
    'a system that moves and goes',
    [{ systemMoves: { system: 'mailer', country: 'IN' } }, mailcoLeaves],
    'BAD_USER_INPUT',
    'scenario[0].systemMoves',
    /Leave one/,
  ],
  ['too many changes', Array.from({ length: 101 }, () => dpfFalls), 'BAD_USER_INPUT', 'scenario', /at most 100/],
])('%s is refused with the place and the way out', async (_, scenario, code, argument, remedy) => {
  const { data, errors } = await hub.current.admin.send(document, { scenario })
  expect(data ?? null).toBeNull()
  expect(errors![0]!.extensions).toMatchObject({ code, argument })
  expect(errors![0]!.extensions.remedy).toMatch(remedy)
})

test.each<[string, object[], number]>([
  [
    'the same end under three names',
    [
      dpfFalls,
      dpfFalls,
      { adequacyEnds: { regime: 'eu-directive-95-46', country: 'US', on: '2027-01-01' } },
      { mechanismEnds: { mechanism: 'eu-adequacy', on: '2027-01-01' } },
    ],
    2,
  ],
  [
    'what falls before that which it requires',
    [{ mechanismEnds: { mechanism: 'eu-us-dpf-uk-extension', on: '2026-06-01' } }, dpfFalls],
    2,
  ],
  ['what has ended already', [dpfFalls, { mechanismEnds: { mechanism: 'eu-us-privacy-shield', on: '2026-01-01' } }], 2],
  ['one organization that leaves, said twice', [mailcoLeaves, mailcoLeaves], 2],
  ['one move, said twice', Array(2).fill({ systemMoves: { system: 'mailer', country: 'IN' } }), 3],
])('%s is no contradiction', async (_, scenario, changed) => {
  expect((await ask(scenario)).counts.transfers).toBe(changed)
})
