import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/commands.ts'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { processingActivityRecord } from '../../src/processing/processing-activity/processing-activity.record.ts'
import { acme } from '../harness/acme.ts'
import { type Client, useHub } from '../harness/hub.ts'
import { codesOf, runCommand, sendCommand } from './run-command.ts'

/** What is said of an activity entry by entry: each list has a command that puts one in, and one that takes one out. */
const hub = useHub()
const run = (name: string, input: object, selection?: string) => runCommand(hub.current.admin, name, input, selection)

interface List {
  list: string
  records: string
  removes: string
  /** What an entry is known by, and what more is said of one. */
  known: Record<string, string>
  more?: object
  selection: string
  shown: object
}

const lists: List[] = [
  {
    list: 'roles',
    records: 'assignRole',
    removes: 'withdrawRole',
    known: { organization: 'mailco', role: 'PROCESSOR', onBehalfOf: 'acme-ie' },
    more: { source: 'Contract' },
    selection: 'roles { organization { key } role source }',
    shown: { organization: { key: 'mailco' }, role: 'PROCESSOR', source: 'Contract' },
  },
  {
    list: 'data',
    records: 'recordActivityData',
    removes: 'removeActivityData',
    known: { dataCategory: 'contact', dataSubjectCategory: 'customer-representative' },
    more: { retention: { period: 'P2Y', trigger: 'unsubscribed' }, confidence: 'INFERRED' },
    selection: 'data { dataCategory { key } dataSubjectCategory { key } retention { period trigger } confidence }',
    shown: {
      dataCategory: { key: 'contact' },
      dataSubjectCategory: { key: 'customer-representative' },
      retention: { period: 'P2Y', trigger: 'unsubscribed' },
      confidence: 'INFERRED',
    },
  },
  {
    list: 'legalBases',
    records: 'recordLegalBasis',
    removes: 'removeLegalBasis',
    known: { basis: 'gdpr-6-1-a', purpose: 'billing', condition: 'gdpr-9-2-a' },
    more: { source: 'Consent form' },
    selection: 'legalBases { basis { key } purpose { key } condition { key } source }',
    shown: {
      basis: { key: 'gdpr-6-1-a' },
      purpose: { key: 'billing' },
      condition: { key: 'gdpr-9-2-a' },
      source: 'Consent form',
    },
  },
  {
    list: 'purposes',
    records: 'recordActivityPurpose',
    removes: 'removeActivityPurpose',
    known: { purpose: 'billing' },
    selection: 'purposes { key }',
    shown: { key: 'billing' },
  },
  {
    list: 'systems',
    records: 'recordActivitySystem',
    removes: 'removeActivitySystem',
    known: { system: 'mailer' },
    selection: 'systems { key }',
    shown: { key: 'mailer' },
  },
  {
    list: 'securityMeasures',
    records: 'recordActivitySecurityMeasure',
    removes: 'removeActivitySecurityMeasure',
    known: { securityMeasure: 'e2e' },
    selection: 'securityMeasures { key }',
    shown: { key: 'e2e' },
  },
  {
    list: 'regulations',
    records: 'recordActivityRegulation',
    removes: 'removeActivityRegulation',
    known: { regulation: 'eu-gdpr' },
    selection: 'regulations { key }',
    shown: { key: 'eu-gdpr' },
  },
]
const first = ({ known }: List) => Object.keys(known)[0]!
const references = (list: List) => Object.entries(list.known).filter(([field]) => field !== 'role')
const named = lists.map((list) => [list.list, list] as const)

/** An activity in DRAFT that says nothing yet. */
async function draft(more: object = {}): Promise<string> {
  const activity = `draft-${randomUUID()}`
  await hub.current.admin.apply({ processingActivities: { [activity]: { name: 'Draft', ...more } } })
  return activity
}
const revision = async () => (await hub.current.admin.run('{ viewer { revision } }')).viewer.revision

beforeAll(() =>
  hub.current.admin.apply({ ...acme, purposes: { ...acme.purposes, advertising: { name: 'Advertising' } } }),
)

test('every list of an activity has a command that puts an entry into it', () => {
  const puts = commands.flatMap(({ spec, does }) =>
    spec === processingActivityRecord && typeof does === 'object' && does.within ? [does.within] : [],
  )
  expect(puts.sort()).toEqual(Object.keys(processingActivityRecord.parts).sort())
})

describe.each(named)('%s', (field, list) => {
  const { records, removes, known, more, selection, shown } = list

  test('an entry is recorded once, and removed by what it is known by; history says so', async () => {
    const activity = await draft()
    const recorded = await run(records, { activity, ...known, ...more }, `version ${selection}`)
    expect(recorded).toMatchObject({ outcome: 'CHANGED', record: { version: 2, [field]: [shown] }, userErrors: [] })
    const before = await revision()
    const again = await run(records, { activity, ...known, ...more }, 'version')
    expect(again).toMatchObject({ outcome: 'UNCHANGED', record: { version: 2 } })
    expect(await revision()).toBe(before)
    const removed = await run(removes, { activity, ...known }, `version ${selection}`)
    expect(removed).toMatchObject({ outcome: 'CHANGED', record: { version: 3, [field]: [] } })
    expect(codesOf(await run(removes, { activity, ...known }))).toEqual([`UNKNOWN_REFERENCE ${first(list)}`])
    const { processingActivity } = await hub.current.admin.run(
      'query ($key: String!) { processingActivity(key: $key) { history { nodes { command fields } } } }',
      { key: activity },
    )
    expect(processingActivity.history.nodes).toEqual([
      { command: removes, fields: [field] },
      { command: records, fields: [field] },
      { command: 'applyManifest', fields: [] },
    ])
  })

  test('a dry run shows what a change would do, and keeps nothing', async () => {
    const activity = await draft()
    const before = await revision()
    const dry = await run(records, { activity, ...known, ...more, dryRun: true }, `version ${selection}`)
    expect(dry).toMatchObject({ outcome: 'CHANGED', record: { version: 2, [field]: [shown] } })
    expect(await revision()).toBe(before)
    expect(codesOf(await run(removes, { activity, ...known }))).toEqual([`UNKNOWN_REFERENCE ${first(list)}`])
  })

  test('a version that was read is honoured, and a stale one is told with what differs', async () => {
    const activity = await draft()
    expect((await run(records, { activity, ...known, expectedVersion: 1 })).outcome).toBe('CHANGED')
    const { userErrors } = await run(removes, { activity, ...known, expectedVersion: 1 })
    expect(userErrors).toMatchObject([
      { code: 'VERSION_CONFLICT', path: ['expectedVersion'], currentVersion: 2, differs: [field] },
    ])
    expect((await run(removes, { activity, ...known, expectedVersion: 2 })).outcome).toBe('CHANGED')
  })

  test.each([records, removes])('all unknown keys of %s are told at once, with what may be meant', async (command) => {
    const activity = await draft()
    const before = await revision()
    const slips = Object.fromEntries(references(list).map(([name, key]) => [name, `${key}x`]))
    const { record, outcome, userErrors } = await run(command, { ...known, ...slips, activity: `${activity}x` })
    expect({ record, outcome }).toEqual({ record: null, outcome: null })
    const told = userErrors.map(({ code, path, remedy }: any) => [code, path.join('.'), remedy])
    expect(told.sort()).toEqual(
      [['activity', activity], ...references(list)]
        .map(([name, key]) => ['UNKNOWN_REFERENCE', name, `Did you mean ${key}?`])
        .sort(),
    )
    expect(await revision()).toBe(before)
  })

  test('an engineer changes it up to review; once the activity is ACTIVE, a steward does', async () => {
    const engineer = await hub.current.client(ActorRole.ENGINEER)
    const steward = await hub.current.client(ActorRole.STEWARD)
    const takes = async (client: Client, command: string, activity: string) =>
      expect((await runCommand(client, command, { activity, ...known })).outcome).toBe('CHANGED')
    const forbids = async (command: string, activity: string) => {
      const before = await revision()
      const { data, errors } = await sendCommand(engineer, command, { activity, ...known })
      expect(data).toBeNull()
      expect(errors).toMatchObject([
        { path: ['done'], extensions: { code: 'FORBIDDEN', remedy: expect.stringContaining('back to IN_REVIEW') } },
      ])
      expect(await revision()).toBe(before)
    }
    const [waiting, active] = [await draft({ status: 'IN_REVIEW' }), await draft({ status: 'ACTIVE' })]
    for (const command of [records, removes]) {
      await takes(engineer, command, waiting)
      await forbids(command, active)
      await takes(steward, command, active)
    }
  })
})

describe('what an entry is known by', () => {
  const contact = { dataCategory: 'contact' }
  const customers = { ...contact, dataSubjectCategory: 'customer-representative' }
  const data = 'data { dataSubjectCategory { key } retention { period } }'

  test('the same data about the same people are replaced, and about others stay as they are', async () => {
    const activity = await draft()
    await run('recordActivityData', { activity, ...contact, retention: { period: 'P1Y' } })
    await run('recordActivityData', { activity, ...customers, retention: { period: 'P2Y' } })
    const { record } = await run('recordActivityData', { activity, ...customers, retention: { period: 'P3Y' } }, data)
    expect(record.data).toHaveLength(2)
    expect(record.data).toContainEqual({ dataSubjectCategory: null, retention: { period: 'P1Y' } })
    expect(record.data).toContainEqual({
      dataSubjectCategory: { key: 'customer-representative' },
      retention: { period: 'P3Y' },
    })
    const less = await run('recordActivityData', { activity, ...customers }, data)
    expect(less.record.data).toContainEqual({
      dataSubjectCategory: { key: 'customer-representative' },
      retention: null,
    })
  })

  test('an entry that is not named in full is not removed, and the one that may be meant is told', async () => {
    const activity = await draft()
    await run('recordLegalBasis', { activity, basis: 'gdpr-6-1-b' })
    await run('recordLegalBasis', { activity, basis: 'gdpr-6-1-a', purpose: 'billing' })
    await run('recordLegalBasis', { activity, basis: 'gdpr-6-1-a', purpose: 'billing', condition: 'gdpr-9-2-a' })
    const remedy = async (basis: object) =>
      (await run('removeLegalBasis', { activity, ...basis })).userErrors.map((error: any) => error.remedy)
    expect(await remedy({ basis: 'gdpr-6-1-a' })).toEqual(['Did you mean basis: gdpr-6-1-a, purpose: billing?'])
    expect(await remedy({ basis: 'gdpr-6-1-a', condition: 'gdpr-9-2-a' })).toEqual([
      'Did you mean basis: gdpr-6-1-a, purpose: billing, condition: gdpr-9-2-a?',
    ])
  })

  test('of what is known but not there, the nearest that is there is told, or none', async () => {
    const activity = await draft()
    const refused = async () => (await run('removeActivitySystem', { activity, system: 'crm' })).userErrors
    expect(await refused()).toMatchObject([
      { message: `"${activity}" has nothing like this in its systems.`, remedy: 'Look at its systems.' },
    ])
    await hub.current.admin.apply({ systems: { crn: { name: 'CRN' } } })
    await run('recordActivitySystem', { activity, system: 'crn' })
    expect(await refused()).toMatchObject([{ remedy: 'Did you mean crn?' }])
  })

  test('a value that is no key or no duration is told at its leaf', async () => {
    const wrong = { activity: await draft(), dataCategory: 'Contact', retention: { trigger: '\u0000' } }
    expect(codesOf(await run('recordActivityData', wrong)).sort()).toEqual([
      'INVALID dataCategory',
      'INVALID retention.trigger',
    ])
  })
})

test('what others record at the same time stays', async () => {
  const activity = await draft()
  const systems = Array.from({ length: 12 }, (_, i) => `store-${i}`)
  await hub.current.admin.apply({ systems: Object.fromEntries(systems.map((key) => [key, { name: key }])) })
  await Promise.all(systems.map((system) => run('recordActivitySystem', { activity, system })))
  const { record } = await run('removeActivitySystem', { activity, system: 'store-0' }, 'systems { key }')
  expect(record.systems.map(({ key }: any) => key)).toEqual(systems.slice(1).sort())
})

test('a request that is sent again under its idempotency key removes once, and is answered the same', async () => {
  const activity = await draft({ purposes: ['billing'] })
  const once = () =>
    sendCommand(
      hub.current.admin,
      'removeActivityPurpose',
      { activity, purpose: 'billing' },
      { 'idempotency-key': activity },
    )
  const answer = await once()
  expect(answer.data.done).toMatchObject({ outcome: 'CHANGED', userErrors: [] })
  expect(await once()).toEqual(answer)
})

describe('findings', () => {
  const run = (name: string, input: object) =>
    runCommand(hub.current.admin, name, input, 'key', 'findingsAdded { rule } findingsSettled { rule }')
  const rules = (found: { rule: string }[]) => found.map(({ rule }) => rule)
  const full = {
    purposes: ['billing'],
    legalBases: [{ basis: 'gdpr-6-1-b' }],
    roles: [{ organization: 'acme-ie', role: 'CONTROLLER' }],
    data: [
      {
        dataCategory: 'contact',
        dataSubjectCategory: 'customer-representative',
        retention: { period: 'P1Y', trigger: 'end' },
      },
    ],
    flows: [
      {
        from: { dataSubjectCategory: 'customer-representative' },
        to: { system: 'crm' },
        kind: 'COLLECTION',
        dataCategories: ['contact'],
      },
    ],
  }

  test.each([
    ['LegalBasis', { basis: 'gdpr-6-1-b' }, {}, 'ACTIVITY_WITHOUT_LEGAL_BASIS'],
    ['ActivityPurpose', { purpose: 'billing' }, {}, 'ACTIVITY_WITHOUT_PURPOSE'],
    [
      'ActivityData',
      { dataCategory: 'contact', dataSubjectCategory: 'customer-representative' },
      { retention: { period: 'P1Y', trigger: 'end' } },
      'FLOW_CATEGORY_NOT_DECLARED',
    ],
  ])('remove%s adds what record%s settles', async (what, known, more, rule) => {
    const activity = await draft({ status: 'ACTIVE', ...full })
    const removed = await run(`remove${what}`, { activity, ...known })
    expect(rules(removed.findingsAdded)).toContain(rule)
    const recorded = await run(`record${what}`, { activity, ...known, ...more })
    expect(rules(recorded.findingsSettled)).toEqual(rules(removed.findingsAdded))
  })

  test('data recorded without how long they are kept add that finding', async () => {
    const activity = await draft({ status: 'ACTIVE', ...full })
    const recorded = await run('recordActivityData', { activity, dataCategory: 'contact' })
    expect(rules(recorded.findingsAdded)).toEqual(['RETENTION_MISSING'])
  })
})

test('what an enforced policy forbids is denied at the value itself, and not written', async () => {
  await hub.current.workspace('policed')
  const steward = await hub.current.client(ActorRole.STEWARD, 'policed')
  await steward.apply({
    ...acme,
    purposes: { ...acme.purposes, advertising: { name: 'Advertising' } },
    policies: { bills: { name: 'Bills', dataCategories: ['contact'], onlyForPurposes: ['billing'], enforced: true } },
  })
  const denied = await runCommand(steward, 'recordActivityPurpose', { activity: 'invoicing', purpose: 'advertising' })
  expect(denied).toMatchObject({ record: null, outcome: null })
  expect(codesOf(denied)).toEqual(['DENIED_BY_POLICY purpose'])
  const { processingActivity } = await steward.run('{ processingActivity(key: "invoicing") { purposes { key } } }')
  expect(processingActivity.purposes).toEqual([{ key: 'billing' }])
})
