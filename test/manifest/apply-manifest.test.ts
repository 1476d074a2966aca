import { expect, test } from 'vitest'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { acme } from '../harness/acme.ts'
import { applyDocument, startTestHub, useHub } from '../harness/hub.ts'

const hub = useHub()

const refusals = async (manifest: object, prune = false) =>
  (await hub.current.admin.run(applyDocument, { manifest, prune })).applyManifest.userErrors

const revision = async () => (await hub.current.admin.run('{ viewer { revision } }')).viewer.revision

test('a manifest is applied as it stands, and makes its transfer', async () => {
  const applied = await hub.current.admin.apply(acme)
  expect(applied.counts).toEqual({ create: 15, change: 0, retire: 0, keep: 0 })
  expect(applied.transfersAdded).toEqual([{ key: 'acme-ie/mailco/ie-us/eu-gdpr/controller-processor' }])
})

test('the same manifest again changes nothing and makes no revision', async () => {
  await hub.current.admin.apply(acme)
  const before = await revision()
  const again = await hub.current.admin.apply(acme)
  expect(again.counts).toEqual({ create: 0, change: 0, retire: 0, keep: 15 })
  expect(await revision()).toBe(before)
})

test('a change says which fields differ, and touches nothing else', async () => {
  await hub.current.admin.apply(acme)
  const { changes } = await hub.current.admin.apply({
    organizations: { mailco: { name: 'MailCo Ltd', kind: 'VENDOR', country: 'GB' } },
  })
  expect(changes).toEqual([{ section: 'organizations', key: 'mailco', action: 'CHANGE', fields: ['name', 'country'] }])
  await hub.current.admin.apply(acme)
})

test('a dry run answers what would happen and keeps nothing', async () => {
  await hub.current.admin.apply(acme)
  const before = await revision()
  const planned = await hub.current.admin.apply(
    { organizations: { newco: { name: 'NewCo', kind: 'VENDOR' } } },
    { dryRun: true },
  )
  expect(planned.counts.create).toBe(1)
  expect(await revision()).toBe(before)
  expect((await hub.current.admin.run('{ organization(key: "newco") { key } }')).organization).toBeNull()
})

test('all errors of a manifest are reported together, with code, path and remedy, and nothing is written', async () => {
  await hub.current.admin.apply(acme)
  const before = await revision()
  const errors = await refusals({
    organizations: { good: { name: 'Good', kind: 'VENDOR' }, bad: { kind: 'VENDR', contry: 'IE' } },
    sistems: {},
    certifications: {
      late: { name: 'Late', organization: 'mailco', standard: 'x', validFrom: '2024-02-30' },
      turned: { name: 'T', organization: 'mailco', standard: 'x', validFrom: '2024-02-02', validTo: '2024-02-01' },
    },
    safeguards: { slip: { exporter: 'acme-i', importer: 'mailco', mechanism: 'eu-scc-2021-m22' } },
    processingActivities: {
      a: {
        name: 'A',
        flows: [
          { from: { system: 'crm' }, to: { system: 'mailr' }, kind: 'STORAGE', dataCategories: ['contact'] },
          { from: { system: 'crm', organization: 'mailco' }, to: {}, kind: 'STORAGE', dataCategories: [] },
        ],
      },
    },
  })
  expect(errors.map(({ code, path, remedy }: any) => `${code} ${path.join('.')} ${remedy}`)).toEqual(
    expect.arrayContaining([
      'UNKNOWN_SECTION sistems Did you mean systems?',
      'UNKNOWN_FIELD organizations.bad.contry Did you mean country?',
      'INVALID organizations.bad.kind Did you mean VENDOR?',
      expect.stringContaining('INVALID organizations.bad.name '),
      expect.stringContaining('INVALID certifications.late.validFrom '),
      expect.stringContaining('INVALID certifications.turned.validTo '),
      'UNKNOWN_REFERENCE safeguards.slip.exporter Did you mean acme-ie?',
      'UNKNOWN_REFERENCE safeguards.slip.mechanism Did you mean eu-scc-2021-m2?',
      'UNKNOWN_REFERENCE processingActivities.a.flows.0.to.system Did you mean mailer?',
      'INVALID processingActivities.a.flows.1.from Write exactly one.',
      'INVALID processingActivities.a.flows.1.to Write exactly one.',
    ]),
  )
  expect(await revision()).toBe(before)
})

test('of more than a thousand errors the first are told, and how many there are beside them', async () => {
  const wrong = (count: number) =>
    refusals({ systems: Object.fromEntries(Array.from({ length: count }, (_, i) => [`s-${i}`, {}])) })
  const errors = await wrong(3_345)
  expect(errors).toHaveLength(1_001)
  expect(errors[999]).toMatchObject({ path: ['systems', 's-999', 'name'] })
  expect(errors[1_000]).toMatchObject({ path: [], message: 'There are 2,345 more: the first 1,000 are told.' })
  expect(await wrong(1_000)).toHaveLength(1_000)
})

test('a person is never where data goes to', async () => {
  const [error] = await refusals({
    processingActivities: {
      a: {
        name: 'A',
        flows: [
          {
            from: { system: 'crm' },
            to: { dataSubjectCategory: 'customer-representative' },
            kind: 'DISCLOSURE',
            dataCategories: ['contact'],
          },
        ],
      },
    },
  })
  expect(error).toMatchObject({
    code: 'UNKNOWN_FIELD',
    path: ['processingActivities', 'a', 'flows', '0', 'to', 'dataSubjectCategory'],
  })
})

test('an entry that stands in a list twice, and a circle of parents, are refused', async () => {
  const errors = await refusals({
    purposes: { a: { name: 'A', parent: 'b' }, b: { name: 'B', parent: 'a' } },
    systems: { s: { name: 'S', countries: ['IE', 'IE'] } },
  })
  expect(errors.map(({ code, path }: any) => `${code} ${path.join('.')}`)).toEqual(
    expect.arrayContaining(['DUPLICATE_KEY systems.s.countries.1']),
  )
  const circle = await refusals({ purposes: { a: { name: 'A', parent: 'b' }, b: { name: 'B', parent: 'a' } } })
  expect(circle.map(({ path }: any) => path.join('.'))).toEqual(['purposes.a.parent', 'purposes.b.parent'])
})

test('flows are named after their ends, and keep their names', async () => {
  const flow = { from: { system: 'crm' }, to: { system: 'mailer' }, kind: 'PROCESSING', dataCategories: ['contact'] }
  await hub.current.admin.apply({ processingActivities: { twice: { name: 'Twice', flows: [flow, flow] } } })
  const { processingActivity } = await hub.current.admin.run('{ processingActivity(key: "twice") { flows { key } } }')
  expect(processingActivity.flows.map(({ key }: any) => key)).toEqual([
    'twice/crm/mailer/processing',
    'twice/crm/mailer/processing/2',
  ])
  const taken = await refusals({
    processingActivities: { thief: { name: 'Thief', flows: [{ ...flow, key: 'twice/crm/mailer/processing' }] } },
  })
  expect(taken).toMatchObject([{ code: 'DUPLICATE_KEY' }])
})

test('one activity may lose a flow in the manifest that gives another one more data', async () => {
  const { invoicing } = acme.processingActivities
  const data = { dataCategories: { ...acme.dataCategories, orders: { name: 'Orders' } } }
  const both = { a: { ...invoicing, name: 'A' }, b: { ...invoicing, name: 'B' } }
  await hub.current.admin.apply({ ...acme, ...data, processingActivities: both })
  const more = invoicing.flows.map((flow) => ({ ...flow, dataCategories: ['contact', 'orders'] }))
  const { counts } = await hub.current.admin.apply({
    processingActivities: { a: { ...both.a, flows: more }, b: { ...both.b, flows: invoicing.flows.slice(1) } },
  })
  expect(counts).toMatchObject({ change: 2 })
})

test('what is left out is empty, but a status stays as it is', async () => {
  const admin = hub.current.admin
  await admin.apply({ processingActivities: { kept: { name: 'Kept', status: 'ACTIVE', description: 'once' } } })
  await admin.apply({ processingActivities: { kept: { name: 'Kept' } } })
  const { processingActivity } = await admin.run('{ processingActivity(key: "kept") { status description version } }')
  expect(processingActivity).toEqual({ status: 'ACTIVE', description: null, version: 2 })
})

test('pruning retires what this manifest named before, unless it is still referred to', async () => {
  const own = await startTestHub()
  try {
    const { admin } = own
    await admin.apply({ ...acme, manifest: 'acme' })
    await admin.apply({ manifest: 'other', organizations: { otherco: { name: 'Other', kind: 'OTHER' } } })
    const { processingActivities: _, subprocessors: __, ...rest } = acme
    const { applyManifest } = await admin.run(applyDocument, {
      manifest: { ...rest, subprocessors: acme.subprocessors },
      prune: true,
    })
    expect(applyManifest.userErrors).toMatchObject([
      { code: 'STILL_REFERENCED', path: ['processingActivities', 'invoicing'] },
    ])

    const pruned = await admin.apply(rest, { prune: true })
    expect(pruned.counts).toEqual({ create: 0, change: 0, retire: 2, keep: 13 })
    const gone = await admin.run(`{
      processingActivity(key: "invoicing") { retiredAt version }
      processingActivities { totalCount }
      transfers { totalCount }
      organization(key: "otherco") { retiredAt }
    }`)
    expect(gone.processingActivity).toEqual({ retiredAt: expect.any(String), version: 2 })
    expect(gone.processingActivities.totalCount).toBe(0)
    expect(gone.transfers.totalCount).toBe(0)
    expect(gone.organization.retiredAt).toBeNull()

    const back = await admin.apply(acme, { prune: true })
    expect(back.changes.filter(({ action }: any) => action === 'CHANGE')).toMatchObject([
      { key: 'invoicing', fields: ['retiredAt'] },
      { key: 'mailco-mail', fields: ['retiredAt'] },
    ])
    expect(back.transfersAdded).toHaveLength(1)
  } finally {
    await own.stop()
  }
})

test('a viewer and an auditor may not apply a manifest, nor an engineer one that changes what a steward answers for', async () => {
  const changed = { ...acme, purposes: { billing: { name: 'Something else' } } }
  for (const role of [ActorRole.VIEWER, ActorRole.AUDITOR, ActorRole.ENGINEER]) {
    const client = await hub.current.client(role)
    const { data, errors } = await client.send(applyDocument, { manifest: changed })
    expect(data).toBeNull()
    expect(errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN' })
  }
})

test('an engineer sees by a dry run what a manifest would do, and which of it needs a steward; nothing is kept', async () => {
  await hub.current.workspace('rehearsal')
  const engineer = await hub.current.client(ActorRole.ENGINEER, 'rehearsal')
  const dry = `mutation ($manifest: JSONObject!) {
    applyManifest(manifest: $manifest, dryRun: true) {
      changes { section key needs { role because remedy } } transfersAdded { key } findingsAdded { rule } userErrors { code }
    }
  }`
  const { applyManifest: planned } = await engineer.run(dry, { manifest: acme })
  expect(planned.userErrors).toEqual([])
  expect(planned.transfersAdded).toHaveLength(1)
  expect(planned.findingsAdded.length).toBeGreaterThan(0)
  const needsOf = (section: string) => planned.changes.find((each: any) => each.section === section).needs
  expect(needsOf('systems')).toBeNull()
  expect(needsOf('organizations')).toBeNull()
  expect(needsOf('purposes')).toMatchObject({ role: 'STEWARD', because: expect.stringContaining('only stewards') })
  expect(needsOf('processingActivities').remedy).toContain('Register it as IN_REVIEW')
  const { errors } = await engineer.send(applyDocument, { manifest: acme })
  expect(errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN' })
  expect((await engineer.run('{ viewer { revision } }')).viewer.revision).toBe(0)
})

test('applying takes the same number of statements for 5 systems as for 500', async () => {
  const systems = (count: number, prefix: string) => ({
    systems: Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`${prefix}-${i}`, { name: `System ${i}`, countries: ['IE', 'US'] }]),
    ),
  })
  await hub.current.admin.apply(systems(1, 'first'))
  hub.current.takeStatements()
  await hub.current.admin.apply(systems(5, 'few'))
  const few = hub.current.takeStatements().length
  await hub.current.admin.apply(systems(500, 'many'))
  expect(hub.current.takeStatements().length).toBe(few)
})

test('a plan is applied at the revision it was made at, and at no other', async () => {
  const { admin } = hub.current
  await admin.apply(acme)
  const document = `mutation ($manifest: JSONObject!, $dryRun: Boolean!, $expectedRevision: Int) {
    applyManifest(manifest: $manifest, dryRun: $dryRun, expectedRevision: $expectedRevision) {
      revision counts { create } userErrors { code message remedy }
    }
  }`
  const manifest = { purposes: { planned: { name: 'Planned' } } }
  const send = async (dryRun: boolean, expectedRevision?: number) =>
    (await admin.run(document, { manifest, dryRun, expectedRevision })).applyManifest

  const plan = await send(true)
  expect(plan).toMatchObject({ revision: await revision(), counts: { create: 1 } })
  const applied = await send(false, plan.revision)
  expect(applied).toEqual({ revision: plan.revision + 1, counts: { create: 1 }, userErrors: [] })
  const again = await send(false, plan.revision)
  expect(again).toMatchObject({ revision: null, userErrors: [{ code: 'VERSION_CONFLICT' }] })
  expect(again.userErrors[0].message).toContain(`revision ${plan.revision + 1}`)
  expect(await revision()).toBe(plan.revision + 1)
})
