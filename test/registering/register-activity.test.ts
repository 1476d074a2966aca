import { beforeAll, expect, test } from 'vitest'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'
import { register, registering } from './register.ts'

const hub = useHub()
const { processingActivities: _, subprocessors: __, ...surroundings } = acme
const { invoicing } = acme.processingActivities
const transfer = 'acme-ie/mailco/ie-us/eu-gdpr/controller-processor'

beforeAll(() => hub.current.admin.apply(surroundings))

const send = (input: object) => register(hub.current.admin, input)
const revision = async () => (await hub.current.admin.run('{ viewer { revision } }')).viewer.revision
const stays = async (doing: () => Promise<unknown>) => {
  const before = await revision()
  await doing()
  expect(await revision()).toBe(before)
}

test('an activity is registered with all that belongs to it, in one revision, with the transfers that it makes', async () => {
  const before = await revision()
  const registered = await send({ key: 'invoicing', ...invoicing })
  expect(registered).toEqual({
    processingActivity: { key: 'invoicing', version: 1, status: 'ACTIVE', flows: expect.any(Array) },
    outcome: 'CREATED',
    transfersAdded: [{ key: transfer }],
    findingsAdded: expect.any(Array),
    // The clauses and their assessment wait for the transfer that the activity makes.
    findingsSettled: [{ rule: 'SAFEGUARD_WITHOUT_TRANSFER' }, { rule: 'TIA_WITHOUT_TRANSFER' }],
    userErrors: [],
  })
  expect(registered.processingActivity.flows.map(({ key }: any) => key)).toEqual([
    'invoicing/crm/mailer/processing',
    'invoicing/customer-representative/crm/collection',
  ])
  expect(await revision()).toBe(before + 1)
})

test('registering the same again does nothing, whatever the order of its lists', async () => {
  await stays(async () => {
    for (const input of [
      invoicing,
      { ...invoicing, flows: invoicing.flows.toReversed(), systems: ['mailer', 'crm'] },
    ]) {
      const again = await send({ key: 'invoicing', ...input })
      expect(again).toMatchObject({ outcome: 'UNCHANGED', transfersAdded: [], findingsAdded: [], userErrors: [] })
      expect(again.processingActivity.version).toBe(1)
    }
  })
})

const nothing = { processingActivity: null, outcome: null, transfersAdded: [], findingsAdded: [], findingsSettled: [] }

test('other content without the version it replaces is a conflict that says what differs', async () => {
  await stays(async () => {
    const refused = await send({ key: 'invoicing', ...invoicing, name: 'Billing', systems: ['crm'] })
    expect(refused).toMatchObject({
      ...nothing,
      userErrors: [
        {
          code: 'VERSION_CONFLICT',
          path: ['expectedVersion'],
          currentVersion: 1,
          differs: ['name', 'systems'],
          remedy: expect.stringContaining('expectedVersion 1'),
        },
      ],
    })
  })
})

test('with the version on record it is replaced; then that version is stale, for the same content too', async () => {
  const changed = await send({ key: 'invoicing', ...invoicing, name: 'Billing', expectedVersion: 1 })
  expect(changed).toMatchObject({ outcome: 'CHANGED', processingActivity: { version: 2 }, userErrors: [] })
  await stays(async () => {
    for (const [name, differs] of [
      ['Dunning', ['name']],
      ['Billing', []],
    ] as const) {
      const { userErrors } = await send({ key: 'invoicing', ...invoicing, name, expectedVersion: 1 })
      expect(userErrors).toMatchObject([{ code: 'VERSION_CONFLICT', currentVersion: 2, differs }])
    }
    const same = await send({ key: 'invoicing', ...invoicing, name: 'Billing', expectedVersion: 2 })
    expect(same.outcome).toBe('UNCHANGED')
  })
})

test('a version of a record that is not there is a conflict, and creates nothing', async () => {
  const refused = await send({ ...least, key: 'nowhere', expectedVersion: 1 })
  expect(refused).toMatchObject({
    ...nothing,
    userErrors: [{ code: 'VERSION_CONFLICT', path: ['expectedVersion'], currentVersion: null, differs: null }],
  })
  const { processingActivity } = await hub.current.admin.run('{ processingActivity(key: "nowhere") { key } }')
  expect(processingActivity).toBeNull()
})

const least = { name: 'Least', purposes: [], roles: [], data: [] }

test('what is left out is empty, but the status stays as it is', async () => {
  await send({ ...least, key: 'kept', status: 'IN_REVIEW', description: 'once' })
  const changed = await send({ ...least, key: 'kept', expectedVersion: 1 })
  expect(changed.processingActivity).toMatchObject({ status: 'IN_REVIEW', version: 2 })
  const read = await hub.current.admin.run('{ processingActivity(key: "kept") { description } }')
  expect(read.processingActivity).toEqual({ description: null })
})

test('a dry run answers what would have happened, transfers and findings too, and keeps nothing', async () => {
  await stays(async () => {
    const input = { key: 'planned', ...invoicing, status: 'DRAFT', dryRun: true }
    const planned = await send(input)
    expect(planned).toMatchObject({ outcome: 'CREATED', processingActivity: { key: 'planned', version: 1 } })
    expect(await send(input)).toEqual(planned)
  })
  expect((await hub.current.admin.run('{ processingActivity(key: "planned") { key } }')).processingActivity).toBeNull()
})

test('a change that a finding no longer fits settles it', async () => {
  const controller = { organization: 'acme-ie', role: 'CONTROLLER' }
  const added = await send({ ...least, key: 'nobodys' })
  expect(added.findingsAdded).toContainEqual({ rule: 'ACTIVITY_WITHOUT_CONTROLLER' })
  const settled = await send({ ...least, key: 'nobodys', roles: [controller], expectedVersion: 1 })
  expect(settled.findingsSettled).toContainEqual({ rule: 'ACTIVITY_WITHOUT_CONTROLLER' })
})

test('all that is wrong is told at once, each with the path of the very leaf, and nothing is written', async () => {
  await stays(async () => {
    const refused = await send({
      key: 'Not A Key',
      name: ' ',
      purposes: ['billin'],
      legalBases: [{ basis: 'gdpr-6-1-z', purpose: 'billing' }],
      roles: [
        { organization: 'acme-ie', role: 'CONTROLLER' },
        { organization: 'mailc', role: 'PROCESSOR', onBehalfOf: 'acme-i' },
      ],
      data: [{ dataCategory: 'contct', retention: { period: 'P6Y', trigger: '\u0000' } }],
      flows: [
        { from: { system: 'crm' }, to: { system: 'mailer' }, kind: 'STORAGE', dataCategories: ['contact'] },
        {
          from: { system: 'crm' },
          to: { dataSubjectCategory: 'customer-representative' },
          kind: 'DISCLOSURE',
          dataCategories: ['contact'],
        },
        { from: { system: 'crm' }, to: { system: 'mailr' }, kind: 'STORAGE', dataCategories: ['contact', 'fone'] },
        {
          from: { system: 'crm' },
          to: { system: 'mailer' },
          kind: 'STORAGE',
          dataCategories: [],
          validFrom: '2024-02-02',
          validTo: '2024-02-01',
        },
      ],
    })
    expect(refused).toMatchObject(nothing)
    expect(refused.userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`).sort()).toEqual([
      'INVALID data.0.retention.trigger',
      'INVALID flows.1.to',
      'INVALID flows.3.validTo',
      'INVALID key',
      'INVALID name',
      'UNKNOWN_FIELD flows.1.to.dataSubjectCategory',
      'UNKNOWN_REFERENCE data.0.dataCategory',
      'UNKNOWN_REFERENCE flows.2.dataCategories.1',
      'UNKNOWN_REFERENCE flows.2.to.system',
      'UNKNOWN_REFERENCE legalBases.0.basis',
      'UNKNOWN_REFERENCE purposes.0',
      'UNKNOWN_REFERENCE roles.1.onBehalfOf',
      'UNKNOWN_REFERENCE roles.1.organization',
    ])
    const remedies = Object.fromEntries(refused.userErrors.map(({ path, remedy }: any) => [path.join('.'), remedy]))
    expect(remedies).toMatchObject({
      'purposes.0': 'Did you mean billing?',
      'flows.2.to.system': 'Did you mean mailer?',
      'roles.1.onBehalfOf': 'Did you mean acme-ie?',
    })
  })
})

test('a flow whose key another activity has, and an entry that stands twice, are refused at their leaf', async () => {
  const flow = { from: { system: 'crm' }, to: { system: 'mailer' }, kind: 'STORAGE', dataCategories: ['contact'] }
  const taken = await send({ ...least, key: 'thief', flows: [{ ...flow, key: 'invoicing/crm/mailer/processing' }] })
  expect(taken.userErrors).toMatchObject([{ code: 'DUPLICATE_KEY', path: ['flows', '0', 'key'] }])
  const twice = await send({ ...least, key: 'twice', purposes: ['billing', 'billing'] })
  expect(twice.userErrors).toMatchObject([{ code: 'DUPLICATE_KEY', path: ['purposes', '1'] }])
})

const cyrillic = 'cont\u0430ct'
test.each<[string, object, string, string]>([
  ['a name of a million characters', { name: 'x'.repeat(1_000_000) }, 'INVALID', 'name'],
  ['a NUL', { description: 'a\u0000b' }, 'INVALID', 'description'],
  ['a lone surrogate', { name: 'a\ud800' }, 'INVALID', 'name'],
  ['a key that only looks like one', { data: [{ dataCategory: cyrillic }] }, 'INVALID', 'data.0.dataCategory'],
  ['a list of 10,001 entries', { systems: Array(10_001).fill('crm') }, 'INVALID', 'systems'],
])('%s is refused in a short message, and nothing is written', async (_, more, code, path) => {
  await stays(async () => {
    const { userErrors } = await send({ ...least, key: 'bad', ...more })
    expect(userErrors.map((error: any) => [error.code, error.path.join('.')])).toEqual([[code, path]])
    expect(userErrors[0].message.length).toBeLessThan(300)
  })
})

test.each<[object, string, string]>([
  [
    { description: 'a\u0000b' },
    '"a\\u0000b" has a control character, U+0000, at position 2.',
    'Write text of 1 to 10,000 characters without control characters.',
  ],
  [
    { name: 'A\ud800' },
    '"A\\ud800" has half of a character, U+D800, at position 2.',
    'Write text of 1 to 500 characters without control characters.',
  ],
  [
    { purposes: ['b\u0456lling'] },
    '"b\u0456lling" stands where a key: lower-case letters, digits and . _ / -, beginning with a letter or digit, at most 128 characters is expected.',
    'It has \u0456 (U+0456), which only looks like the letter i. Write a key: lower-case letters, digits and . _ / -, beginning with a letter or digit, at most 128 characters.',
  ],
])('what cannot be seen in %j is named', async (more, message, remedy) => {
  expect((await send({ ...least, key: 'unseen', ...more })).userErrors).toMatchObject([{ message, remedy }])
})

test('the key of a new record that only looks like one is told by its letter', async () => {
  const { userErrors } = await send({ ...least, key: 'inv\u043eicing' })
  expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['key'], remedy: expect.stringContaining('(U+043E)') }])
})

test('two records may have names that look alike: they are told apart by their keys', async () => {
  for (const [key, name] of [
    ['latin', 'Cash'],
    ['cyrillic', '\u0421\u0430sh'],
    ['again', 'Cash'],
  ])
    expect(await send({ ...least, key, name })).toMatchObject({ outcome: 'CREATED', userErrors: [] })
})

test('a name in composed and one in decomposed letters are one name', async () => {
  await send({ ...least, key: 'letters', name: 'Zo\u00eb' })
  expect((await send({ ...least, key: 'letters', name: 'Zoe\u0308' })).outcome).toBe('UNCHANGED')
})

test.each([
  ['status: ACTIV', 'input.status'],
  [
    'flows: [{ from: { system: "crm", organization: "acme-ie" }, to: { system: "crm" }, kind: STORAGE, dataCategories: [] }]',
    'input.flows[0].from',
  ],
  ['expectedVersion: "1"', 'input.expectedVersion'],
  ['colour: "red"', 'input.colour'],
])('what is not of the form of the schema, %s, is an error of the request', async (more, argument) => {
  const { data, errors } = await hub.current.admin.send(
    `mutation { registerProcessingActivity(input: { key: "a", name: "A", purposes: [], roles: [], data: [], ${more} }) { outcome } }`,
  )
  expect(data ?? null).toBeNull()
  expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument, remedy: expect.any(String) })
})

test('a retired activity is brought back by who names its version', async () => {
  await send({ ...least, key: 'phoenix' })
  const retire = 'mutation { retireProcessingActivity(input: { key: "phoenix" }) { outcome userErrors { code } } }'
  const { retireProcessingActivity: once } = await hub.current.admin.run(retire)
  const { retireProcessingActivity: twice } = await hub.current.admin.run(retire)
  expect([once.outcome, twice.outcome]).toEqual(['CHANGED', 'UNCHANGED'])
  const { userErrors } = await send({ ...least, key: 'phoenix' })
  expect(userErrors).toMatchObject([{ code: 'VERSION_CONFLICT', currentVersion: 2, differs: ['retiredAt'] }])
  const back = await send({ ...least, key: 'phoenix', expectedVersion: 2 })
  expect(back).toMatchObject({ outcome: 'CHANGED', processingActivity: { version: 3 } })
})

test('a registration takes the same number of statements for 2 flows as for 100', async () => {
  const flows = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ ...invoicing.flows[1], key: `many-${count}/${i}` }))
  const count = async (key: string, flowCount: number) => {
    hub.current.takeStatements()
    const { data } = await hub.current.admin.send(registering, {
      input: { ...least, key, flows: flows(flowCount) },
    })
    expect(data.registerProcessingActivity.userErrors).toEqual([])
    return hub.current.takeStatements().length
  }
  await count('first', 1)
  expect(await count('many', 100)).toBe(await count('few', 2))
})
