import { readFileSync } from 'node:fs'
import { buildSchema, isInputObjectType } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/commands.ts'
import { recordTypes } from '../../src/contents.ts'
import { text } from '../../src/record/scalars.ts'
import { group, optional } from '../../src/record/shape.ts'
import { describeInputs } from '../../src/registering/describe-inputs.ts'
import { inputTypeOf } from '../../src/registering/input-type.ts'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'
import { recordTypes as standing } from '../inventory/record-types.ts'
import { codesOf, runCommand } from './run-command.ts'

const hub = useHub()
const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'))

const manifest = {
  ...acme,
  organizations: {
    ...acme.organizations,
    group: { name: 'Group', kind: 'OWN_ENTITY' },
    cloud: { name: 'Cloud', kind: 'VENDOR' },
  },
  dataCategories: { ...acme.dataCategories, phone: { name: 'Phone numbers' } },
}
beforeAll(() => hub.current.admin.apply(manifest))

const run = (name: string, input: object, selection?: string) => runCommand(hub.current.admin, name, input, selection)

describe('every record type', () => {
  test.each(recordTypes.map((spec) => [spec.typename, spec] as const))(
    '%s is registered and retired by commands of its own',
    (_, spec) => {
      const mine = commands.filter((command) => command.spec === spec)
      expect(mine.filter(({ does }) => does === 'register')).toHaveLength(1)
      expect(mine.filter(({ does }) => does === 'retire')).toHaveLength(1)
    },
  )

  test.each(standing.map((type) => [type.type, type] as const))(
    '%s: created, found to be the same, replaced, retired and brought back',
    async (_, { type, make }) => {
      const register = commands.find(({ spec, does }) => spec.typename === type && does === 'register')!.name
      const more = type === 'ProcessingActivity' ? { purposes: [], roles: [], data: [] } : {}
      const input = { ...make('One'), ...more, key: 'one-of-these' }
      const doing = async (name: string, changed: object = {}) => (await run(name, { ...input, ...changed })).outcome
      expect(await doing(register)).toBe('CREATED')
      expect(await doing(register)).toBe('UNCHANGED')
      expect(codesOf(await run(register, { ...input, name: 'Two' }))).toEqual(['VERSION_CONFLICT expectedVersion'])
      expect(await doing(register, { name: 'Two', expectedVersion: 1 })).toBe('CHANGED')
      const retired = await run(`retire${type}`, { key: 'one-of-these', expectedVersion: 2 }, 'retiredAt')
      expect(retired).toMatchObject({ outcome: 'CHANGED', record: { retiredAt: expect.any(String) } })
      expect(await doing(register, { expectedVersion: 3 })).toBe('CHANGED')
    },
  )
})

describe('what an input takes', () => {
  const inputOf = (name: string) => {
    const type = schema.getType(name)
    if (!isInputObjectType(type)) throw new Error(`${name} is no input type`)
    return Object.values(type.getFields())
  }

  test.each(commands.map((command) => [command.name, command] as const))(
    '%s takes every field of its shape, and none beside',
    (name, { input }) => {
      const taken = inputOf(`${name[0]!.toUpperCase()}${name.slice(1)}Input`).map((field) => field.name)
      expect(taken.sort()).toEqual([...Object.keys(input.fields), 'dryRun', 'expectedVersion'].sort())
    },
  )

  test('a registration takes every field that a manifest takes', () => {
    for (const { input, spec } of commands.filter(({ does }) => does === 'register'))
      expect(Object.keys(input.fields)).toEqual(['key', ...Object.keys(spec.entry.fields)])
  })

  test('a field that nothing describes fails the start', () => {
    inputTypeOf(group({ secret: optional(text()) }), 'UndescribedInput')
    expect(() => describeInputs(schema)).toThrow('Nothing describes UndescribedInput.secret')
  })
})

const flow = {
  from: { system: 'crm' },
  to: { organization: 'mailco' },
  kind: 'DISCLOSURE',
  dataCategories: ['contact'],
}
const made = 'invoicing/crm/mailco/disclosure'

describe('flows', () => {
  const flows = 'version flows { key dataCategories { key } validTo }'

  test('one is recorded, the same again does nothing, other content replaces it', async () => {
    const first = await run('recordFlow', { activity: 'invoicing', ...flow }, flows)
    expect(first.outcome).toBe('CHANGED')
    expect(first.record.flows.map(({ key }: any) => key)).toContain(made)
    expect((await run('recordFlow', { activity: 'invoicing', ...flow })).outcome).toBe('UNCHANGED')
    const ended = await run('recordFlow', { activity: 'invoicing', ...flow, validTo: '2025-12-31' }, flows)
    expect(ended.record).toMatchObject({ version: 3 })
    expect(ended.record.flows.filter(({ key }: any) => key === made)).toMatchObject([{ validTo: '2025-12-31' }])
  })

  test('a new border that it crosses is a transfer that it adds', async () => {
    const india = { ...flow, from: { system: 'crm' }, to: { organization: 'cloud' }, toCountry: 'IN' }
    const { transfersAdded } = await run('recordFlow', { activity: 'invoicing', ...india, dryRun: true })
    expect(transfersAdded).toEqual([{ key: expect.stringContaining('acme-ie/cloud/ie-in/eu-gdpr/') }])
  })

  test('what is wrong with one is told at its place in the input', async () => {
    const wrong = {
      activity: 'invoicin',
      ...flow,
      to: { system: 'mailr' },
      validFrom: '2024-02-02',
      validTo: '2024-01-01',
    }
    expect(codesOf(await run('recordFlow', wrong))).toEqual([
      'INVALID validTo',
      'UNKNOWN_REFERENCE activity',
      'UNKNOWN_REFERENCE to.system',
    ])
    await hub.current.admin.apply({
      processingActivities: { other: { name: 'Other', flows: [{ ...flow, key: 'mine' }] } },
    })
    expect(codesOf(await run('recordFlow', { activity: 'invoicing', ...flow, key: 'mine' }))).toEqual([
      'DUPLICATE_KEY key',
    ])
  })

  test('one is removed, and one that is not there is not, with the one that may be meant', async () => {
    const missed = await run('removeFlow', { activity: 'invoicing', flow: 'invoicing/crm/mailco/disclosur' })
    expect(missed.userErrors).toMatchObject([
      { code: 'UNKNOWN_REFERENCE', path: ['flow'], remedy: `Did you mean ${made}?` },
    ])
    const removed = await run('removeFlow', { activity: 'invoicing', flow: made }, flows)
    expect(removed.record.flows.map(({ key }: any) => key)).not.toContain(made)
  })
})

describe('roles', () => {
  const role = { activity: 'invoicing', organization: 'cloud', role: 'SUBPROCESSOR', onBehalfOf: 'mailco' }
  const roles = 'roles { organization { key } role confidence }'

  test('one is assigned once, and withdrawn by the same words', async () => {
    expect((await run('assignRole', role)).outcome).toBe('CHANGED')
    expect((await run('assignRole', role)).outcome).toBe('UNCHANGED')
    const inferred = await run('assignRole', { ...role, confidence: 'INFERRED' }, roles)
    expect(inferred.record.roles).toContainEqual({
      organization: { key: 'cloud' },
      role: 'SUBPROCESSOR',
      confidence: 'INFERRED',
    })
    const { onBehalfOf: _, ...otherwise } = role
    expect(codesOf(await run('withdrawRole', otherwise))).toEqual(['UNKNOWN_REFERENCE organization'])
    const withdrawn = await run('withdrawRole', role, roles)
    expect(withdrawn.record.roles).toHaveLength(2)
  })
})

const steps: Record<string, Record<string, string[]>> = {
  changeActivityStatus: {
    DRAFT: ['IN_REVIEW'],
    IN_REVIEW: ['ACTIVE', 'DRAFT'],
    ACTIVE: ['IN_REVIEW', 'RETIRED'],
    RETIRED: ['DRAFT'],
  },
  changeSubprocessorStatus: {
    PROPOSED: ['IN_ASSESSMENT', 'REJECTED'],
    IN_ASSESSMENT: ['APPROVED', 'REJECTED'],
    APPROVED: ['ANNOUNCED', 'REJECTED'],
    ANNOUNCED: ['ACTIVE', 'REJECTED'],
    ACTIVE: ['IN_ASSESSMENT', 'RETIRED'],
    REJECTED: ['PROPOSED'],
    RETIRED: ['PROPOSED'],
  },
}
const stateful = {
  changeActivityStatus: {
    names: 'activity',
    section: 'processingActivities',
    record: (status: string) => ({ name: 'Stepping', status }),
  },
  changeSubprocessorStatus: {
    names: 'subprocessor',
    section: 'subprocessors',
    record: (status: string) => ({ name: 'S', organization: 'cloud', engagedBy: 'group', service: 'Any', status }),
  },
} as const

describe.each(Object.keys(stateful) as (keyof typeof stateful)[])('%s', (command) => {
  const { names, section, record } = stateful[command]
  const states = Object.keys(steps[command]!)
  const pairs = states.flatMap((from) => states.map((to) => [from, to] as const))

  test.each(pairs)('from %s to %s is a step, or is refused with the steps there are', async (from, to) => {
    await hub.current.admin.apply({ [section]: { stepping: record(from) } })
    const done = await run(command, { [names]: 'stepping', status: to }, 'status')
    if (from === to) expect(done.outcome).toBe('UNCHANGED')
    else if (steps[command]![from]!.includes(to))
      expect(done).toMatchObject({ outcome: 'CHANGED', record: { status: to } })
    else {
      const remedy = `After ${from} comes ${steps[command]![from]!.join(' or ')}.`
      expect(done.userErrors).toMatchObject([{ code: 'FORBIDDEN_TRANSITION', path: ['status'], remedy }])
    }
  })
})

test('a registration and a manifest say what is so, and take any status: steps are those of the command', async () => {
  const said = { key: 'stated', name: 'Stated', purposes: [], roles: [], data: [] }
  const register = (more: object) => run('registerProcessingActivity', { ...said, ...more }, 'status')
  const refused = async (status: string) => codesOf(await run('changeActivityStatus', { activity: 'stated', status }))
  expect(await register({ status: 'ACTIVE' })).toMatchObject({ outcome: 'CREATED', record: { status: 'ACTIVE' } })
  expect(await refused('DRAFT')).toEqual(['FORBIDDEN_TRANSITION status'])
  expect(await register({ status: 'DRAFT', expectedVersion: 1 })).toMatchObject({ record: { status: 'DRAFT' } })
  expect(await refused('ACTIVE')).toEqual(['FORBIDDEN_TRANSITION status'])
  await hub.current.admin.apply({ processingActivities: { stated: { name: 'Stated', status: 'ACTIVE' } } })
  expect(await register({ expectedVersion: 3, name: 'Still' })).toMatchObject({ record: { status: 'ACTIVE' } })
})

test('a system that moves takes its transfers with it', async () => {
  const moved = await run('moveSystem', { system: 'mailer', countries: ['IN', 'IE'] }, 'countries')
  expect(moved).toMatchObject({ outcome: 'CHANGED', record: { countries: ['IE', 'IN'] } })
  expect(moved.transfersAdded).toEqual([{ key: 'acme-ie/mailco/ie-in/eu-gdpr/controller-processor' }])
  expect((await run('moveSystem', { system: 'mailer', countries: ['IE', 'IN'] })).outcome).toBe('UNCHANGED')
  expect(codesOf(await run('moveSystem', { system: 'mailer', countries: ['IE', 'IE'] }))).toEqual([
    'DUPLICATE_KEY countries.1',
  ])
})

test('an organization that moves takes its transfers with it', async () => {
  await hub.current.admin.apply({
    organizations: { mover: { name: 'Mover', kind: 'VENDOR', country: 'IE', parent: 'group' } },
    processingActivities: {
      moving: { name: 'Moving', flows: [{ ...flow, to: { organization: 'mover' } }] },
    },
  })
  const moved = await run('moveOrganization', { organization: 'mover', country: 'IN' }, 'country parent { key }')
  expect(moved).toMatchObject({ outcome: 'CHANGED', record: { country: 'IN', parent: { key: 'group' } } })
  expect(moved.transfersAdded).toEqual([{ key: expect.stringContaining('acme-ie/mover/ie-in/eu-gdpr/') }])
  expect((await run('moveOrganization', { organization: 'mover', country: 'IN' })).outcome).toBe('UNCHANGED')
  const { userErrors } = await run('moveOrganization', { organization: 'move', country: 'IN' })
  expect(userErrors).toMatchObject([{ path: ['organization'], remedy: 'Did you mean mover?' }])
})

test('what data a system holds is recorded and removed; what its flows carry stays', async () => {
  const data = 'dataCategories { key }'
  const phone = { system: 'crm', dataCategory: 'phone' }
  const recorded = await run('recordSystemData', phone, data)
  expect(recorded).toMatchObject({
    outcome: 'CHANGED',
    record: { dataCategories: [{ key: 'contact' }, { key: 'phone' }] },
  })
  expect((await run('recordSystemData', phone)).outcome).toBe('UNCHANGED')
  expect((await run('removeSystemData', phone, data)).record.dataCategories).toEqual([{ key: 'contact' }])
  expect(codesOf(await run('removeSystemData', phone))).toEqual(['UNKNOWN_REFERENCE dataCategory'])
  const carried = await run('removeSystemData', { system: 'crm', dataCategory: 'contact' }, data)
  expect(carried).toMatchObject({ outcome: 'CHANGED', record: { dataCategories: [{ key: 'contact' }] } })
})

test('a category is reclassified: what is left out stays, and null puts it at the top', async () => {
  const said = 'specialCategory parent { key }'
  const reclassify = async (more: object) =>
    (await run('reclassifyDataCategory', { dataCategory: 'phone', ...more }, said)).record
  expect(await reclassify({ specialCategory: true })).toEqual({ specialCategory: true, parent: null })
  expect(await reclassify({ parent: 'contact' })).toEqual({ specialCategory: true, parent: { key: 'contact' } })
  expect(await reclassify({ parent: null })).toEqual({ specialCategory: true, parent: null })
  expect(codesOf(await run('reclassifyDataCategory', { dataCategory: 'phone', parent: 'phone' }))).toEqual([
    'INVALID parent',
  ])
})

test.each([
  ['endSafeguard', 'safeguard', 'mailco-scc'],
  ['endAgreement', 'agreement', 'dpa-mailco'],
  ['endCertification', 'certification', 'mailco-dpf'],
])('%s: it holds until that day, and not until one before it began', async (command, names, key) => {
  const ended = await run(command, { [names]: key, validTo: '2024-06-30' }, 'validTo')
  expect(ended).toMatchObject({ outcome: 'CHANGED', record: { validTo: '2024-06-30' } })
  expect(codesOf(await run(command, { [names]: key, validTo: '2001-01-01' }))).toEqual(['INVALID validTo'])
})

test('a team has one say on a subprocessor', async () => {
  const said = 'approvals { team decision decidedOn by }'
  const input = { subprocessor: 'mailco-mail', team: 'Security', decidedOn: '2022-01-05', by: 'Jo' }
  const approved = await run('approveSubprocessor', input, said)
  expect(approved.record.approvals).toEqual([
    { team: 'Security', decision: 'APPROVED', decidedOn: '2022-01-05', by: 'Jo' },
  ])
  const rejected = await run('rejectSubprocessor', { subprocessor: 'mailco-mail', team: 'Security' }, said)
  expect(rejected.record.approvals).toEqual([{ team: 'Security', decision: 'REJECTED', decidedOn: null, by: null }])
})

test('elements of a category are a list with keys, and are told by their places', async () => {
  const element = { key: 'email', name: 'E-mail address' }
  const input = {
    key: 'mail',
    name: 'Mail',
    elements: [element, { key: 'alias', name: 'Alias', dpvIri: 'x'.repeat(3_000) }],
  }
  expect(codesOf(await run('registerDataCategory', input))).toEqual(['INVALID elements.1.dpvIri'])
  expect(codesOf(await run('registerDataCategory', { ...input, elements: [element, element] }))).toEqual([
    'DUPLICATE_KEY elements.1.key',
  ])
  const made = await run('registerDataCategory', { ...input, elements: [element] }, 'elements { key name }')
  expect(made.record.elements).toEqual([element])
})

test('one that others refer to is not retired, and who does is told', async () => {
  const refused = await run('retireOrganization', { key: 'mailco' })
  expect(refused).toMatchObject({ record: null, outcome: null })
  expect(refused.userErrors).toContainEqual(expect.objectContaining({ code: 'STILL_REFERENCED', path: ['key'] }))
  expect(refused.userErrors.map(({ message }: any) => message).join()).toContain('mailer in systems')
  expect(codesOf(await run('retireSystem', { key: 'mailr' }))).toEqual(['UNKNOWN_REFERENCE key'])
})

test('a part of a retired record is not changed', async () => {
  await run('registerSystem', { key: 'gone', name: 'Gone' })
  await run('retireSystem', { key: 'gone' })
  const refused = await run('moveSystem', { system: 'gone', countries: ['IE'] })
  expect(refused.userErrors).toMatchObject([
    { code: 'UNKNOWN_REFERENCE', path: ['system'], message: expect.stringContaining('retired') },
  ])
})

test('a part may be changed under the version that was read, and not under another', async () => {
  const { record } = await run('registerSystem', { key: 'versioned', name: 'Versioned' })
  const move = (countries: string[]) =>
    run('moveSystem', { system: 'versioned', countries, expectedVersion: record.version })
  expect((await move(['IE'])).outcome).toBe('CHANGED')
  const stale = await move(['US'])
  expect(stale.userErrors).toMatchObject([{ code: 'VERSION_CONFLICT', currentVersion: 2, differs: ['countries'] }])
})

test('history says what was asked for', async () => {
  await run('registerSystem', { key: 'told', name: 'Told' })
  await run('moveSystem', { system: 'told', countries: ['IE'] })
  await hub.current.admin.apply({ systems: { told: { name: 'Told' } } })
  const { system } = await hub.current.admin.run('{ system(key: "told") { history { nodes { action command } } } }')
  expect(system.history.nodes).toEqual([
    { action: 'CHANGED', command: 'applyManifest' },
    { action: 'CHANGED', command: 'moveSystem' },
    { action: 'CREATED', command: 'registerSystem' },
  ])
})
