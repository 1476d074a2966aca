import { beforeAll, describe, expect, test } from 'vitest'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { acme } from '../harness/acme.ts'
import { applyDocument, type Client, useHub } from '../harness/hub.ts'
import { register, registering } from './register.ts'

/** What an engineer's key may register and change: activities up to their review, systems, flows, new organizations. */
const hub = useHub()
let engineer: Client
const least = { name: 'Feature', purposes: ['billing'], roles: [], data: [] }
const flow = { from: { system: 'crm' }, to: { system: 'mailer' }, kind: 'PROCESSING', dataCategories: ['contact'] }

beforeAll(async () => {
  await hub.current.admin.apply(acme)
  engineer = await hub.current.client(ActorRole.ENGINEER)
})

const revision = async () => (await hub.current.admin.run('{ viewer { revision } }')).viewer.revision
const document = (command: string) => `mutation ($input: ${command[0]!.toUpperCase()}${command.slice(1)}Input!) {
  done: ${command}(input: $input) { outcome userErrors { code path message } } }`
const send = (command: string, input: object) => engineer.send(document(command), { input })
const takes = async (command: string, input: object) => {
  const { data, errors } = await send(command, input)
  expect(errors).toBeUndefined()
  expect(data.done).toMatchObject({ userErrors: [] })
  return data.done.outcome
}
const forbids = async (command: string, input: object, remedy: RegExp) => {
  const before = await revision()
  const { data, errors } = await send(command, input)
  expect(data).toBeNull()
  expect(errors).toMatchObject([
    {
      path: ['done'],
      message: expect.stringContaining('ENGINEER'),
      extensions: { code: 'FORBIDDEN', remedy: expect.stringMatching(remedy) },
    },
  ])
  expect(await revision()).toBe(before)
}

describe('an engineer', () => {
  test('registers an activity, changes it, and brings it to its review and back', async () => {
    const registered = await register(engineer, { ...least, key: 'feature', flows: [flow] })
    expect(registered.outcome).toBe('CREATED')
    expect(await takes('recordFlow', { activity: 'feature', ...flow, kind: 'STORAGE' })).toBe('CHANGED')
    expect(await takes('assignRole', { activity: 'feature', organization: 'acme-ie', role: 'CONTROLLER' })).toBe(
      'CHANGED',
    )
    expect(await takes('changeActivityStatus', { activity: 'feature', status: 'IN_REVIEW' })).toBe('CHANGED')
    expect(await takes('changeActivityStatus', { activity: 'feature', status: 'DRAFT' })).toBe('CHANGED')
    expect(await takes('retireProcessingActivity', { key: 'feature' })).toBe('CHANGED')
  })

  test('does not make one ACTIVE, and is told to have a steward do it', async () => {
    await register(engineer, { ...least, key: 'waiting', status: 'IN_REVIEW' })
    const way = /IN_REVIEW, and ask a steward/
    await forbids('changeActivityStatus', { activity: 'waiting', status: 'ACTIVE' }, way)
    await forbids('registerProcessingActivity', { ...least, key: 'waiting', status: 'ACTIVE', expectedVersion: 1 }, way)
    await forbids('registerProcessingActivity', { ...least, key: 'fresh', status: 'ACTIVE' }, way)
    await forbids('registerProcessingActivity', { ...least, key: 'fresh', status: 'ACTIVE', dryRun: true }, way)
  })

  test('does not make one RETIRED, and is told who may and by which command', async () => {
    const ended = { activity: 'invoicing', status: 'RETIRED' }
    await forbids('changeActivityStatus', ended, /^Ask a steward to take it to RETIRED with changeActivityStatus\.$/)
    const way = /^Ask a steward to register it as RETIRED, or take it off the lists with retireProcessingActivity\.$/
    await forbids('registerProcessingActivity', { ...least, key: 'fresh', status: 'RETIRED' }, way)
  })

  test('does not change one that is ACTIVE, in whole or in part', async () => {
    const way = /take the activity back to IN_REVIEW/
    await forbids('registerProcessingActivity', { ...least, key: 'invoicing', expectedVersion: 1 }, way)
    await forbids('registerProcessingActivity', { ...least, key: 'invoicing' }, way)
    await forbids('recordFlow', { activity: 'invoicing', ...flow, kind: 'STORAGE' }, way)
    await forbids('changeActivityStatus', { activity: 'invoicing', status: 'IN_REVIEW' }, way)
    await forbids('retireProcessingActivity', { key: 'invoicing' }, way)
  })

  test('finds one that is ACTIVE to be as it is', async () => {
    const { invoicing } = acme.processingActivities
    expect(await takes('registerProcessingActivity', { key: 'invoicing', ...invoicing })).toBe('UNCHANGED')
  })

  test('registers, moves and retires systems', async () => {
    expect(await takes('registerSystem', { key: 'queue', name: 'Queue', operator: 'acme-ie' })).toBe('CREATED')
    expect(await takes('moveSystem', { system: 'queue', countries: ['IE'] })).toBe('CHANGED')
    expect(await takes('recordSystemData', { system: 'queue', dataCategory: 'contact' })).toBe('CHANGED')
    expect(await takes('removeSystemData', { system: 'queue', dataCategory: 'contact' })).toBe('CHANGED')
    expect(await takes('retireSystem', { key: 'queue' })).toBe('CHANGED')
  })

  test('registers a new organization, and leaves those on record as they are', async () => {
    expect(await takes('registerOrganization', { key: 'newco', name: 'NewCo', kind: 'VENDOR' })).toBe('CREATED')
    await forbids('registerOrganization', { key: 'newco', name: 'NewCo', kind: 'OTHER', expectedVersion: 1 }, /steward/)
    await forbids('moveOrganization', { organization: 'newco', country: 'IN' }, /steward/)
    await forbids('retireOrganization', { key: 'newco' }, /steward/)
  })

  test.each([
    ['recordSafeguard', { key: 's', exporter: 'acme-ie', importer: 'mailco', mechanism: 'eu-scc-2021-m2' }],
    ['endSafeguard', { safeguard: 'mailco-scc', validTo: '2024-01-01' }],
    ['recordAssessment', { key: 't', name: 'T', transfers: [], outcome: 'PROCEED' }],
    [
      'waiveFinding',
      {
        key: 'w',
        rule: 'ACTIVITY_WITHOUT_CONTROLLER',
        recordType: 'X',
        record: 'x',
        reason: 'R',
        waivedBy: 'J',
        validTo: '2999-01-01',
      },
    ],
    ['approveSubprocessor', { subprocessor: 'mailco-mail', team: 'Security' }],
    ['recordCountryFact', { countryProfile: 'us', key: 'act', date: '2026-09-01', fact: 'A new act' }],
    ['reclassifyDataCategory', { dataCategory: 'contact', specialCategory: true }],
  ])('does not %s', async (command, input) => {
    await forbids(command, input, /role/)
  })
})

describe('a manifest of an engineer', () => {
  const apply = async (manifest: object, prune = false) => engineer.send(applyDocument, { manifest, prune })

  test('is taken when it changes only what an engineer may change; the rest may stand in it unchanged', async () => {
    const mine = {
      ...acme,
      organizations: { ...acme.organizations, fresh: { name: 'Fresh', kind: 'VENDOR' } },
      systems: { ...acme.systems, fresh: { name: 'Fresh', operator: 'fresh', countries: ['US'] } },
      processingActivities: { ...acme.processingActivities, fresh: { name: 'Fresh', status: 'IN_REVIEW' } },
    }
    const { data } = await apply(mine)
    expect(data.applyManifest).toMatchObject({ counts: { create: 3, change: 0, keep: 15 }, userErrors: [] })
  })

  test('is refused whole when one record in it needs a steward, and the first of them is named', async () => {
    const before = await revision()
    const { data, errors } = await apply({
      systems: { more: { name: 'More' } },
      purposes: { p1: { name: 'P' }, p2: { name: 'P' }, p3: { name: 'P' }, p4: { name: 'P' }, p5: { name: 'P' } },
    })
    expect(data).toBeNull()
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', remedy: expect.any(String) } }])
    expect(errors![0]!.message).toContain('p1 in purposes')
    expect(errors![0]!.message).toContain('p2 in purposes, p3 in purposes, p4 in purposes and 1 more')
    expect(await revision()).toBe(before)
  })

  test('prunes no more than it may change', async () => {
    await hub.current.admin.apply({ manifest: 'pruned', purposes: { pruned: { name: 'Pruned' } } })
    const { errors } = await apply({ manifest: 'pruned' }, true)
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })
})

test('a steward makes active what an engineer registered', async () => {
  await register(engineer, { ...least, key: 'reviewed', status: 'IN_REVIEW' })
  const steward = await hub.current.client(ActorRole.STEWARD)
  const { data } = await steward.send(document('changeActivityStatus'), {
    input: { activity: 'reviewed', status: 'ACTIVE' },
  })
  expect(data.done.outcome).toBe('CHANGED')
  const { errors } = await engineer.send(registering, {
    input: { ...least, key: 'reviewed', name: 'Renamed', expectedVersion: 2 },
  })
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
})
