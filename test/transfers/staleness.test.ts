import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { acme } from '../harness/acme.ts'
import { type Client, useHub } from '../harness/hub.ts'
import { manyOf } from '../inventory/many.ts'

const hub = useHub()
const toMailco = 'acme-ie/mailco/ie-us/eu-gdpr/controller-processor'
const today = new Date().toISOString().slice(0, 10)
const { invoicing } = acme.processingActivities

/** Mail goes from Ireland to the United States, and on by three vendors in a row; the last hop is not yet there. */
const vendors = ['relay', 'store', 'vault']
const chain = {
  ...acme,
  organizations: {
    ...acme.organizations,
    ...Object.fromEntries(
      vendors.map((key, i) => [key, { name: key, kind: 'VENDOR', country: ['IN', 'BR', 'PH'][i] }]),
    ),
  },
  dataCategories: {
    ...acme.dataCategories,
    person: { name: 'Person' },
    diet: { name: 'Diet', parent: 'person' },
  },
  processingActivities: activity(),
}

interface Said {
  hops?: string[][]
  carried?: string[]
  /** What goes over the first hop beyond the importer. */
  onward?: string[]
  importer?: string
  within?: object[]
}

function activity({
  hops = [
    ['mailco', 'relay'],
    ['relay', 'store'],
  ],
  carried = ['contact'],
  onward = ['contact'],
  importer = 'PROCESSOR',
  within = [],
}: Said = {}) {
  const end = (key: string) => (key === 'mailco' ? { system: 'mailer' } : { organization: key })
  return {
    invoicing: {
      ...invoicing,
      roles: [
        { organization: 'acme-ie', role: 'CONTROLLER' },
        { organization: 'mailco', role: importer },
        ...vendors.map((organization) => ({ organization, role: 'SUBPROCESSOR' })),
      ],
      flows: [
        { key: 'out', from: { system: 'crm' }, to: { system: 'mailer' }, kind: 'PROCESSING', dataCategories: carried },
        ...hops.map(([from, to], i) => ({
          key: `${from}-${to}`,
          from: end(from!),
          to: end(to!),
          kind: 'DISCLOSURE',
          dataCategories: i === 0 ? onward : ['contact'],
        })),
        ...within,
      ],
    },
  }
}

async function assessed(): Promise<Client> {
  const name = randomUUID()
  await hub.current.workspace(name)
  const client = await hub.current.client(ActorRole.ADMIN, name)
  await client.apply(chain)
  return client
}

async function reasons(client: Client) {
  const { transferImpactAssessment } = await client.run(`{ transferImpactAssessment(key: "tia-mailco") {
    stale staleBecause { rule message records { ... on InventoryRecord { key } } } } }`)
  const { stale, staleBecause } = transferImpactAssessment
  expect(stale).toBe(staleBecause.length > 0)
  // The facts of the shipped country profile are another matter.
  const changed = staleBecause.filter(({ rule }: { rule: string }) => rule === 'RECORD_CHANGED')
  return changed.map(({ message, records }: any) => [message, records.map(({ key }: { key: string }) => key)])
}

const since = (message: string) => `Since assessment tia-mailco was recorded, ${message} in revision 2 (${today}).`
const health = { health: { name: 'Health', specialCategory: true } }
const toRelay = 'mailco/relay/us-in/eu-gdpr/processor-processor'
const toStore = 'relay/store/in-br/eu-gdpr/processor-processor'
const toVault = 'store/vault/br-ph/eu-gdpr/processor-processor'
const hops = [
  ['mailco', 'relay'],
  ['relay', 'store'],
  ['store', 'vault'],
]

describe('an assessment says which record made it stale, what of it changed, and when', () => {
  test.each<[string, object, [string, string[]][]]>([
    [
      'a data category that came',
      { dataCategories: health, processingActivities: activity({ carried: ['contact', 'health'] }) },
      [[`data category health was added to the transfer ${toMailco}`, [toMailco, 'health']]],
    ],
    [
      'two that came while one went',
      { dataCategories: health, processingActivities: activity({ carried: ['health', 'diet'], hops: [], within: [] }) },
      [
        [`data categories diet and health were added to the transfer ${toMailco}`, [toMailco, 'diet', 'health']],
        [`data category contact was removed from the transfer ${toMailco}`, [toMailco, 'contact']],
        [`the transfer ${toRelay} was removed from the onward transfers of ${toMailco}`, [toMailco, toRelay]],
      ],
    ],
    [
      'a category that it carries and that is made special',
      { dataCategories: { contact: { ...acme.dataCategories.contact, specialCategory: true } } },
      [[`data category contact, which the transfer ${toMailco} carries, was marked as special`, [toMailco, 'contact']]],
    ],
    [
      'other roles',
      { processingActivities: activity({ importer: 'CONTROLLER' }) },
      [
        [
          `the roles of the transfer ${toMailco} changed, which makes it ${toMailco.replace('-processor', '-controller')}`,
          [toMailco, toMailco.replace('-processor', '-controller')],
        ],
      ],
    ],
    [
      'another transfer between its ends',
      {
        processingActivities: activity({
          within: [
            {
              key: 'more',
              from: { system: 'crm' },
              fromCountry: 'FR',
              to: { system: 'mailer' },
              kind: 'PROCESSING',
              dataCategories: ['contact'],
            },
          ],
        }),
      },
      [[`the transfer ${toMailco.replace('ie-us', 'fr-us')} was added`, [toMailco.replace('ie-us', 'fr-us')]]],
    ],
    [
      'the end of its safeguard',
      { safeguards: { 'mailco-scc': { ...acme.safeguards['mailco-scc'], validTo: '2030-01-01' } } },
      [['safeguard mailco-scc changed (validTo)', ['mailco-scc']]],
    ],
    [
      'a safeguard that came',
      { safeguards: { 'mailco-more': { ...acme.safeguards['mailco-scc'], mechanism: 'art46-ad-hoc-clauses' } } },
      [['safeguard mailco-more was added', ['mailco-more']]],
    ],
    [
      'a safeguard that is of others now',
      { safeguards: { 'mailco-scc': { ...acme.safeguards['mailco-scc'], importer: 'relay' } } },
      [['safeguard mailco-scc changed (name and importer)', ['mailco-scc']]],
    ],
    [
      'a measure it counts on',
      { securityMeasures: { e2e: { ...acme.securityMeasures.e2e, effective: false } } },
      [['supplementary measure e2e changed (effective)', ['e2e']]],
    ],
    [
      'an onward transfer at the third hop',
      { processingActivities: activity({ hops }) },
      [[`the transfer ${toVault} was added to the onward transfers of ${toStore}`, [toMailco, toStore, toVault]]],
    ],
    [
      'the end of an onward transfer at the second hop',
      { processingActivities: activity({ hops: hops.slice(0, 1) }) },
      [[`the transfer ${toStore} was removed from the onward transfers of ${toRelay}`, [toMailco, toRelay, toStore]]],
    ],
  ])('%s', async (_, change, expected) => {
    const client = await assessed()
    expect(await reasons(client)).toEqual([])
    await client.apply(change)
    expect(await reasons(client)).toEqual(
      expected.map(([message, records]) => [since(message), ['tia-mailco', ...records]]),
    )
  })

  test('a category above one that it carries, made special', async () => {
    const client = await assessed()
    const more = { processingActivities: activity({ carried: ['contact', 'diet'] }) }
    await client.apply({
      ...more,
      transferImpactAssessments: {
        'tia-mailco': {
          ...acme.transferImpactAssessments['tia-mailco'],
          outcome: 'PROCEED',
          outcomeReason: 'It may',
          assessedBy: 'Jo',
        },
      },
    })
    expect(await reasons(client)).toEqual([])
    await client.apply({ dataCategories: { person: { name: 'Person', specialCategory: true } } })
    expect((await reasons(client))[0][0]).toContain(
      `data category person, of which the transfer ${toMailco} carries diet, was marked as special in revision 3`,
    )
  })

  test('data of its own that an onward transfer begins to carry; not data of others', async () => {
    const client = await assessed()
    await client.apply({
      dataCategories: health,
      processingActivities: activity({ onward: ['contact', 'health'] }),
    })
    expect(await reasons(client)).toEqual([])
    const carried = ['contact', 'health']
    const renewed = { ...acme.transferImpactAssessments['tia-mailco'], reviewDueOn: '2023-01-06' }
    await client.apply({
      processingActivities: activity({ carried, onward: ['contact'] }),
      transferImpactAssessments: { 'tia-mailco': renewed },
    })
    expect(await reasons(client)).toEqual([])
    await client.apply({ processingActivities: activity({ carried, onward: carried }) })
    expect((await reasons(client)).map(([message]: [string]) => message)).toEqual([
      expect.stringContaining(`data category health was added to the onward transfer ${toRelay} in revision 4`),
    ])
  })

  test('what is onward of two transfers that it covers is named once, with both', async () => {
    const client = await assessed()
    const second = {
      ...{ key: 'more', from: { system: 'crm' }, fromCountry: 'FR', to: { system: 'mailer' }, kind: 'PROCESSING' },
      dataCategories: ['contact'],
    }
    const renewed = { ...acme.transferImpactAssessments['tia-mailco'], reviewDueOn: '2023-01-06' }
    await client.apply({
      processingActivities: activity({ within: [second] }),
      transferImpactAssessments: { 'tia-mailco': renewed },
    })
    await client.apply({ processingActivities: activity({ within: [second], hops }) })
    const other = toMailco.replace('ie-us', 'fr-us')
    expect(await reasons(client)).toEqual([
      [expect.stringContaining(toVault), ['tia-mailco', other, toMailco, toStore, toVault]],
    ])
  })

  test('an onward transfer on a circle is named once, and a mere name changes nothing', async () => {
    const client = await assessed()
    await client.apply({ processingActivities: activity({ hops: [...hops.slice(0, 2), ['store', 'relay']] }) })
    const back = 'store/relay/br-in/eu-gdpr/processor-processor'
    expect((await reasons(client)).map(([message]: [string]) => message)).toEqual([
      since(`the transfer ${back} was added to the onward transfers of ${toStore}`),
    ])
    const renewed = { ...acme.transferImpactAssessments['tia-mailco'], reviewDueOn: '2023-01-06' }
    await client.apply({ transferImpactAssessments: { 'tia-mailco': renewed } })
    await client.apply({ dataCategories: { contact: { ...acme.dataCategories.contact, name: 'Contacts' } } })
    expect(await reasons(client)).toEqual([])
  })
})

test('a change says what it makes stale before it is committed', async () => {
  const client = await assessed()
  const { reviewDueOn: _, ...open } = acme.transferImpactAssessments['tia-mailco']
  await client.apply({ transferImpactAssessments: { 'tia-mailco': { ...open, assessedOn: today } } })
  const renewed = { ...acme.safeguards['mailco-scc'], validTo: '2999-12-31' }
  const { applyManifest } = await client.run(
    `mutation ($manifest: JSONObject!) {
      applyManifest(manifest: $manifest, dryRun: true) { findingsAdded { rule } } }`,
    { manifest: { safeguards: { 'mailco-scc': renewed } } },
  )
  expect(applyManifest.findingsAdded).toEqual([{ rule: 'TRANSFER_TIA_STALE' }])
  expect(await reasons(client)).toEqual([])
})

test('what made them stale takes as many statements for 30 assessments as for 3', async () => {
  const statementsFor = async (count: number) => {
    const name = randomUUID()
    await hub.current.workspace(name)
    const client = await hub.current.client(ActorRole.ADMIN, name)
    const many = manyOf(count)
    await client.apply(many)
    const special = Object.entries(many.dataCategories).map(([key, each]) => [key, { ...each, specialCategory: true }])
    const longer = Object.entries(many.safeguards).map(([key, each]) => [key, { ...each, validTo: '2999-12-31' }])
    const fewer = Object.entries(many.processingActivities).map(([key, each]) => [
      key,
      { ...each, flows: each.flows.slice(0, 2) },
    ])
    await client.apply({
      dataCategories: Object.fromEntries(special),
      safeguards: Object.fromEntries(longer),
      processingActivities: Object.fromEntries(fewer),
    })
    hub.current.takeStatements()
    const { transferImpactAssessments } = await client.run(
      '{ transferImpactAssessments(first: 100) { nodes { staleBecause { message } } } }',
    )
    const told = transferImpactAssessments.nodes.map(({ staleBecause }: any) => staleBecause.length)
    expect(Math.min(...told)).toBeGreaterThan(2)
    return hub.current.takeStatements().length
  }
  expect(await statementsFor(30)).toBe(await statementsFor(3))
})
