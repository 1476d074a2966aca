import { expect, test } from 'vitest'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { importFides } from '../../src/importers/fides.ts'
import { importOpenlineage } from '../../src/importers/openlineage.ts'
import { importSubprocessors } from '../../src/importers/subprocessors.ts'
import { importTilt } from '../../src/importers/tilt.ts'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'
import { fixture } from './fixtures.ts'

const hub = useHub()

/** A workspace of its own, with an admin of it. */
async function workspace(key: string) {
  await hub.current.workspace(key)
  return hub.current.client(ActorRole.ADMIN, key)
}

const keysOf = (transfers: { key: string }[]) => transfers.map(({ key }) => key).sort()

/** The flows of which it cannot be told whether they are transfers. */
async function undeterminedIn(admin: Awaited<ReturnType<typeof workspace>>): Promise<string[]> {
  const { processingActivities } = await admin.run(
    '{ processingActivities { nodes { flows { key undetermined { rule } } } } }',
  )
  return processingActivities.nodes
    .flatMap(({ flows }: any) => flows)
    .filter(({ undetermined }: any) => undetermined.length > 0)
    .map(({ key }: any) => key)
    .sort()
}

test('what was imported from Fides has one transfer, and two flows that may be', async () => {
  const admin = await workspace('fides')
  const { manifest } = importFides([fixture('fides.yml')])
  const { transfersAdded, counts } = await admin.apply(manifest)
  expect(keysOf(transfersAdded)).toEqual(['sample_shop/mailco-llc/ie-us/eu-gdpr/controller-controller'])
  expect(counts.create).toBe(24)
  expect(await undeterminedIn(admin)).toEqual([
    'web_shop/marketing.advertising/web_shop/ghost/processing',
    'web_shop/marketing.advertising/web_shop/third-parties/web_shop/disclosure',
  ])
  expect((await admin.apply(importFides([fixture('fides.yml')]).manifest)).counts).toEqual({
    create: 0,
    change: 0,
    retire: 0,
    keep: 24,
  })
})

test('what was imported from TILT has two transfers, and two flows that may be', async () => {
  const admin = await workspace('tilt')
  const { transfersAdded, counts } = await admin.apply(importTilt([fixture('tilt.json')]).manifest)
  const controller = 'sample-streaming-gmbh'
  expect(keysOf(transfersAdded)).toEqual([
    `${controller}/mailco-llc/de-us/eu-gdpr/controller-controller`,
    `${controller}/recipients/${controller}/in-ca/de-ca/eu-gdpr/controller-controller`,
  ])
  expect(counts.create).toBe(16)
  expect(await undeterminedIn(admin)).toEqual([
    `${controller}/e-mail-adresse/${controller}/recipients/${controller}/payment-services/disclosure`,
    `${controller}/third-country-transfers/${controller}/recipients/${controller}/in-weltweit/disclosure`,
  ])
})

test('what OpenLineage observed between systems on record is a transfer like any other, and only inferred', async () => {
  const admin = await workspace('openlineage')
  await admin.apply({
    organizations: {
      'acme-ie': { name: 'Acme Ireland Ltd', kind: 'OWN_ENTITY', country: 'IE' },
      store: { name: 'Store Inc.', kind: 'VENDOR' },
    },
    systems: {
      shop: { name: 'Shop', operator: 'acme-ie', countries: ['IE'] },
      warehouse: { name: 'Warehouse', operator: 'store', countries: ['US'] },
    },
  })
  const { manifest } = importOpenlineage([fixture('openlineage.ndjson')], undefined, {
    dataCategories: { contact: 'Contact details' },
    rules: [{ field: 'email', category: 'contact' }],
    systems: [
      { dataset: 'postgres://shop*', system: 'shop' },
      { dataset: 'bigquery/*', system: 'warehouse' },
    ],
  })
  expect(keysOf((await admin.apply(manifest)).transfersAdded)).toEqual([
    'acme-ie/store/ie-us/eu-gdpr/controller-controller',
  ])
  const { transfers } = await admin.run('{ transfers { nodes { confidence flows { key activity { key } } } } }')
  expect(transfers.nodes).toMatchObject([
    { confidence: 'INFERRED', flows: [{ activity: { key: 'observed/nightly/sync_users' } }] },
  ])
})

test('subprocessors of an organization in Ireland have two transfers, and one flow that may be', async () => {
  const admin = await workspace('subprocessors')
  await admin.apply(acme)
  const { manifest } = importSubprocessors([fixture('subprocessors.md')], undefined, 'acme-ie')
  expect(keysOf((await admin.apply(manifest)).transfersAdded)).toEqual([
    'acme-ie/mailco-llc/ie-ca/eu-gdpr/processor-processor',
    'acme-ie/mailco-llc/ie-us/eu-gdpr/processor-processor',
  ])
  expect(await undeterminedIn(admin)).toEqual(['subprocessing/acme-ie/acme-ie/helpdesk-oy/processing'])
})

test.each([
  // Switzerland, the United Kingdom and India
  [
    'subprocessors.html',
    [
      'acme-ie/fernhilfe-ltd/ie-gb/eu-gdpr/processor-processor',
      'acme-ie/fernhilfe-ltd/ie-in/eu-gdpr/processor-processor',
      'acme-ie/rechenwerk-gmbh/ie-ch/eu-gdpr/processor-processor',
    ],
  ],
  // Germany, Ireland, Finland and Sweden
  ['subprocessors.csv', []],
  // Spain, twice the United States, and the United Kingdom
  [
    'subprocessors-elsewhere.md',
    [
      'acme-ie/cloud-host-inc/ie-us/eu-gdpr/processor-processor',
      'acme-ie/spare-ltd/ie-gb/eu-gdpr/processor-processor',
      'acme-ie/wolk-b.v.-wolk-groep/ie-us/eu-gdpr/processor-processor',
    ],
  ],
])('the transfers of %s are those that were counted by hand, once', async (file, transfers) => {
  const admin = await workspace(file.replace('.', '-'))
  await admin.apply(acme)
  const { manifest } = importSubprocessors([fixture(file)], undefined, 'acme-ie')
  expect(keysOf((await admin.apply(manifest)).transfersAdded)).toEqual(transfers)
  expect((await admin.apply(manifest)).counts).toMatchObject({ create: 0, change: 0, retire: 0 })
})

test('what was imported from dirty and older files has no transfer, and is taken once', async () => {
  const admin = await workspace('dirty')
  for (const { manifest } of [importTilt([fixture('tilt-dirty.json')]), importFides([fixture('fides-older.yml')])]) {
    expect((await admin.apply(manifest)).transfersAdded).toEqual([])
    expect((await admin.apply(manifest)).counts).toMatchObject({ create: 0, change: 0, retire: 0 })
  }
})
