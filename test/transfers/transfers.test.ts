import { beforeAll, describe, expect, test } from 'vitest'
import { type Client, useHub } from '../harness/hub.ts'

/** Transfers as the API answers them: what makes, changes and ends them, and how they are found. */
const hub = useHub()

/** Home in Ireland sends contact data from its CRM to a vendor's mailer in the United States. */
const base = {
  organizations: {
    home: { name: 'Home Ltd', kind: 'OWN_ENTITY', country: 'IE' },
    vendor: { name: 'Vendor Inc.', kind: 'VENDOR', country: 'US' } as Record<string, unknown>,
    other: { name: 'Other KK', kind: 'VENDOR', country: 'JP' },
  },
  dataSubjectCategories: { people: { name: 'People' } },
  dataCategories: {
    contact: { name: 'Contact' },
    email: { name: 'E-mail', parent: 'contact' },
    health: { name: 'Health' },
  },
  systems: {
    crm: { name: 'CRM', operator: 'home', countries: ['IE'] },
    mailer: { name: 'Mailer', operator: 'vendor', countries: ['US'] } as Record<string, unknown>,
  },
  processingActivities: {
    invoicing: {
      name: 'Invoicing',
      status: 'ACTIVE',
      roles: [
        { organization: 'home', role: 'CONTROLLER' },
        { organization: 'vendor', role: 'PROCESSOR' },
      ] as Record<string, unknown>[],
      flows: [
        {
          key: 'out',
          from: { system: 'crm' },
          to: { system: 'mailer' },
          kind: 'PROCESSING',
          dataCategories: ['contact'],
        },
      ] as Record<string, unknown>[],
    } as Record<string, unknown>,
  },
}
const { invoicing } = base.processingActivities
const [out] = invoicing.flows as Record<string, unknown>[]
const key = 'home/vendor/ie-us/eu-gdpr/controller-processor'

let number = 0
async function workspace(world: object = base): Promise<Client> {
  const name = `w-${number++}`
  await hub.current.workspace(name)
  const client = await hub.current.client('ADMIN' as never, name)
  await client.apply(world)
  return client
}

const keysOf = async (client: Client, filter = '') =>
  (await client.run(`{ transfers${filter ? `(filter: { ${filter} })` : ''} { nodes { key } } }`)).transfers.nodes.map(
    (node: { key: string }) => node.key,
  ) as string[]

const withFlows = (...flows: object[]) => ({ processingActivities: { invoicing: { ...invoicing, flows } } })

describe('what makes a transfer', () => {
  test('its key, name, roles and countries are those of its flow', async () => {
    const client = await workspace()
    const { transfer } = await client.run(`{ transfer(key: "${key}") {
      key name description source confidence version fromCountry toCountry exporterRole importerRole
      exporter { key } importer { key } regime { key } flows { key } activities { key } dataCategories { key }
      safeguards { key } impactAssessments { key } onwardTransfers { key } retiredAt } }`)
    expect(transfer).toEqual({
      key,
      name: 'Home Ltd → Vendor Inc., IE to US (EU GDPR)',
      ...{ description: null, source: null, confidence: 'STATED', version: 1, retiredAt: null },
      ...{ fromCountry: 'IE', toCountry: 'US', exporterRole: 'CONTROLLER', importerRole: 'PROCESSOR' },
      ...{ exporter: { key: 'home' }, importer: { key: 'vendor' }, regime: { key: 'eu-gdpr' } },
      ...{ flows: [{ key: 'out' }], activities: [{ key: 'invoicing' }], dataCategories: [{ key: 'contact' }] },
      ...{ safeguards: [], impactAssessments: [], onwardTransfers: [] },
    })
    expect(await keysOf(client)).toEqual([key])
  })

  test.each<[string, object, string[]]>([
    ['a flow from a person is none', withFlows({ ...out, from: { dataSubjectCategory: 'people' } }), []],
    [
      'a flow within one organization is none',
      { systems: { mailer: { ...base.systems.mailer, operator: 'home' } } },
      [],
    ],
    ['a flow within the territory is none', { systems: { mailer: { ...base.systems.mailer, countries: ['DE'] } } }, []],
    ['a flow into the territory is none', withFlows({ ...out, from: { system: 'mailer' }, to: { system: 'crm' } }), []],
    [
      'a flow of an activity that ended is none',
      { processingActivities: { invoicing: { ...invoicing, status: 'RETIRED' } } },
      [],
    ],
    ['a flow of a draft is one', { processingActivities: { invoicing: { ...invoicing, status: 'DRAFT' } } }, [key]],
    ['looking at it from afar is one', withFlows({ ...out, kind: 'REMOTE_ACCESS' }), [key]],
    [
      'what the flow says of countries comes before the system',
      withFlows({ ...out, toCountry: 'IN' }),
      [key.replace('ie-us', 'ie-in')],
    ],
    [
      'a system in several countries makes several',
      { systems: { mailer: { ...base.systems.mailer, countries: ['IN', 'US', 'DE'] } } },
      [key.replace('ie-us', 'ie-in'), key],
    ],
    [
      'a system without countries is where its operator is',
      { systems: { mailer: { ...base.systems.mailer, countries: [] } } },
      [key],
    ],
    ['an organization is an end as a system is', withFlows({ ...out, to: { organization: 'vendor' } }), [key]],
    [
      'another regime has a border of its own',
      { systems: { crm: { ...base.systems.crm, countries: ['GB'] } } },
      [key.replace('ie-us/eu', 'gb-us/uk')],
    ],
  ])('%s', async (_, change, keys) => {
    const client = await workspace()
    await client.apply(change)
    expect(await keysOf(client)).toEqual(keys)
  })
})

describe('roles', () => {
  const roles = (...rows: [string, string, string?][]) => ({
    processingActivities: {
      invoicing: {
        ...invoicing,
        roles: rows.map(([organization, role, dataCategory]) => ({ organization, role, dataCategory })),
        flows: [{ ...out, dataCategories: ['email', 'health'] }],
      },
    },
  })
  test.each<[string, object, Record<string, string>]>([
    [
      'no role counts as third party',
      roles(['home', 'CONTROLLER']),
      { 'controller-controller': 'CONTROLLER THIRD_PARTY' },
    ],
    [
      'a joint controller counts as controller, a subprocessor as processor',
      roles(['home', 'JOINT_CONTROLLER'], ['vendor', 'SUBPROCESSOR']),
      { 'controller-processor': 'JOINT_CONTROLLER SUBPROCESSOR' },
    ],
    [
      'of several roles for the same data the first counts',
      roles(['home', 'PROCESSOR'], ['home', 'CONTROLLER'], ['vendor', 'THIRD_PARTY'], ['vendor', 'PROCESSOR']),
      { 'controller-processor': 'CONTROLLER PROCESSOR' },
    ],
    [
      'a role for a category comes before that for all data, and holds for what is below it',
      roles(['home', 'CONTROLLER'], ['vendor', 'PROCESSOR'], ['vendor', 'CONTROLLER', 'contact']),
      { 'controller-controller': 'CONTROLLER CONTROLLER', 'controller-processor': 'CONTROLLER PROCESSOR' },
    ],
    [
      'a processor may export',
      roles(['home', 'PROCESSOR'], ['vendor', 'SUBPROCESSOR']),
      { 'processor-processor': 'PROCESSOR SUBPROCESSOR' },
    ],
  ])('%s', async (_, change, pairs) => {
    const client = await workspace()
    await client.apply(change)
    const { transfers } = await client.run('{ transfers { nodes { key exporterRole importerRole } } }')
    const found = transfers.nodes.map((t: any) => [t.key.split('/').at(-1), `${t.exporterRole} ${t.importerRole}`])
    expect(Object.fromEntries(found)).toEqual(pairs)
  })

  test('each of two pairs carries what was derived for it', async () => {
    const client = await workspace()
    await client.apply(roles(['home', 'CONTROLLER'], ['vendor', 'PROCESSOR'], ['vendor', 'CONTROLLER', 'contact']))
    const { transfers } = await client.run(
      '{ transfers { nodes { dataCategories { key } flows { key transfers { key } } } } }',
    )
    expect(transfers.nodes.map(({ dataCategories }: any) => dataCategories)).toEqual([
      [{ key: 'email' }],
      [{ key: 'health' }],
    ])
    for (const { flows } of transfers.nodes) expect(flows[0].transfers).toHaveLength(2)
  })
})

describe('a transfer is kept in step, in the revision that changed what it is made of', () => {
  const moved = (to: string) => `home/vendor/ie-${to}/eu-gdpr/controller-processor`
  test.each<[string, object, string[]]>([
    ['its flow', withFlows({ ...out, toCountry: 'IN' }), [moved('in')]],
    [
      'the country of its system',
      { systems: { mailer: { ...base.systems.mailer, countries: ['IN'] } } },
      [moved('in')],
    ],
    [
      'the operator of its system',
      { systems: { mailer: { ...base.systems.mailer, operator: 'other' } } },
      ['home/other/ie-us/eu-gdpr/controller-controller'],
    ],
    [
      'a role',
      { processingActivities: { invoicing: { ...invoicing, roles: [{ organization: 'home', role: 'PROCESSOR' }] } } },
      [key.replace('controller-processor', 'processor-controller')],
    ],
    ['that its flow is gone', withFlows(), []],
  ])('%s', async (_, change, keys) => {
    const client = await workspace()
    const { transfersAdded } = await client.apply(change)
    expect(transfersAdded.map((added: { key: string }) => added.key)).toEqual(keys)
    const { viewer, transfer, transfers, changed } = await client.run(`{
      viewer { revision }
      transfer(key: "${key}") { retiredAt updatedAt version status(on: "2024-01-01") { code covered } }
      transfers { totalCount nodes { key updatedAt } }
      changed: processingActivity(key: "invoicing") { updatedAt }
    }`)
    expect(viewer.revision).toBe(2)
    expect(transfers.nodes.map((node: { key: string }) => node.key)).toEqual(keys)
    // The old one is retired, still answers by its key, and there is nothing left of it to restrict.
    expect(transfer).toMatchObject({ version: 2, status: { code: 'NOT_RESTRICTED', covered: true } })
    expect(transfer.retiredAt).toBe(transfer.updatedAt)
    for (const { updatedAt } of transfers.nodes) expect(updatedAt).toBe(transfer.updatedAt)
    expect(changed.updatedAt <= transfer.updatedAt).toBe(true)
  })

  test('the country of an organization, where no system says one', async () => {
    const client = await workspace()
    await client.apply({ systems: { mailer: { ...base.systems.mailer, countries: [] } } })
    await client.apply({ organizations: { vendor: { ...base.organizations.vendor, country: 'IN' } } })
    expect(await keysOf(client)).toEqual([moved('in')])
  })

  test('the name of an organization changes its name, and its version', async () => {
    const client = await workspace()
    await client.apply({ organizations: { vendor: { ...base.organizations.vendor, name: 'Vendor LLC' } } })
    const { transfer } = await client.run(`{ transfer(key: "${key}") { name version } }`)
    expect(transfer).toEqual({ name: 'Home Ltd → Vendor LLC, IE to US (EU GDPR)', version: 2 })
  })

  test('its version rises with each change, and not with what does not touch it', async () => {
    const client = await workspace()
    const versionAfter = async (change: object) => {
      await client.apply(change)
      return (await client.run(`{ transfer(key: "${key}") { version } }`)).transfer.version
    }
    expect(await versionAfter({ purposes: { any: { name: 'Any' } } })).toBe(1)
    expect(await versionAfter(withFlows({ ...out, dataCategories: ['contact', 'health'] }))).toBe(2)
    expect(await versionAfter(withFlows({ ...out, dataCategories: ['contact', 'health'] }))).toBe(2)
    expect(
      await versionAfter(withFlows({ ...out, dataCategories: ['contact', 'health'] }, { ...out, key: 'again' })),
    ).toBe(3)
    expect(await versionAfter(withFlows())).toBe(4)
    expect(await versionAfter(withFlows(out!))).toBe(5)
    expect((await client.run(`{ transfer(key: "${key}") { retiredAt } }`)).transfer.retiredAt).toBeNull()
  })

  test('a dry run says which would come, and keeps none', async () => {
    const client = await workspace()
    const planned = await client.apply(withFlows({ ...out, toCountry: 'IN' }), { dryRun: true })
    expect(planned.transfersAdded).toEqual([{ key: moved('in') }])
    expect(await keysOf(client)).toEqual([key])
  })
})

describe('what is inferred', () => {
  const confidence = async (client: Client) =>
    (await client.run(`{ transfer(key: "${key}") { confidence } }`)).transfer.confidence
  const inferred = { confidence: 'INFERRED' }
  const safeguard = { exporter: 'home', importer: 'vendor', mechanism: 'eu-scc-2021-m2' }

  test.each<[string, object, object]>([
    ['a flow', withFlows({ ...out, ...inferred }), withFlows(out!)],
    [
      'a role',
      {
        processingActivities: {
          invoicing: { ...invoicing, roles: (invoicing.roles as object[]).map((row) => ({ ...row, ...inferred })) },
        },
      },
      base,
    ],
    ['a safeguard', { safeguards: { s: { ...safeguard, ...inferred } } }, { safeguards: { s: safeguard } }],
  ])('%s makes the transfer inferred, until it is stated', async (_, change, back) => {
    const client = await workspace()
    expect(await confidence(client)).toBe('STATED')
    await client.apply(change)
    expect(await confidence(client)).toBe('INFERRED')
    await client.apply(back)
    expect(await confidence(client)).toBe('STATED')
  })

  test('a safeguard between others, or a system that is inferred, does not', async () => {
    const client = await workspace()
    await client.apply({
      safeguards: { s: { ...safeguard, importer: 'other', ...inferred } },
      systems: { mailer: { ...base.systems.mailer, ...inferred } },
    })
    expect(await confidence(client)).toBe('STATED')
  })
})

test('data that the importer passes on is an onward transfer, over its own systems and hop by hop', async () => {
  const client = await workspace()
  await client.apply({
    organizations: { far: { name: 'Far Ltd', kind: 'VENDOR', country: 'IN' } },
    systems: {
      store: { name: 'Store', operator: 'vendor', countries: ['US'] },
      desk: { name: 'Desk', operator: 'other', countries: ['JP'] },
    },
    ...withFlows(
      out!,
      { ...out, key: 'inside', from: { system: 'mailer' }, to: { system: 'store' } },
      { ...out, key: 'onward', from: { system: 'store' }, to: { system: 'desk' } },
      { ...out, key: 'farther', from: { system: 'desk' }, to: { organization: 'far' } },
      { ...out, key: 'else', from: { system: 'store' }, to: { organization: 'far' }, dataCategories: ['health'] },
    ),
  })
  const onward = 'vendor/other/us-jp/eu-gdpr/processor-controller'
  const farther = 'other/far/jp-in/eu-gdpr/controller-controller'
  const { transfer } = await client.run(`{ transfer(key: "${key}") {
    flows { key } onwardTransfers { key flows { key } onwardTransfers { key onwardTransfers { key } } } } }`)
  expect(transfer).toEqual({
    flows: [{ key: 'out' }],
    onwardTransfers: [
      { key: onward, flows: [{ key: 'onward' }], onwardTransfers: [{ key: farther, onwardTransfers: [] }] },
    ],
  })
  // Health data never came over the border: no transfer is made of it.
  expect(await keysOf(client)).toEqual([key, farther, onward].sort())
  // Without the first hop nothing came over the border at all.
  await client.apply(withFlows({ ...out, key: 'onward', from: { system: 'store' }, to: { system: 'desk' } }))
  expect(await keysOf(client)).toEqual([])
})

describe('what is not stated', () => {
  const undetermined = async (client: Client) =>
    (
      await client.run(
        `{ dataFlow(key: "out") { transfers { key } undetermined(on: "2024-01-01") { rule message records { id } } id } }`,
      )
    ).dataFlow

  test.each<[string, object, string]>([
    ['the operator', { systems: { mailer: { name: 'Mailer', countries: ['US'] } } }, 'who operates the system mailer'],
    [
      'the country',
      {
        systems: { mailer: { name: 'Mailer', operator: 'vendor' } },
        organizations: { vendor: { name: 'Vendor Inc.', kind: 'VENDOR' } },
      },
      'which country the data goes to',
    ],
  ])('%s makes the flow undetermined', async (_, change, words) => {
    const client = await workspace()
    expect(await undetermined(client)).toMatchObject({ transfers: [{ key }], undetermined: [] })
    await client.apply(change)
    const { id, transfers, undetermined: reasons } = await undetermined(client)
    expect(transfers).toEqual([])
    expect(reasons).toEqual([
      { rule: 'TRANSFER_UNDETERMINED', message: expect.stringContaining(words), records: [{ id }] },
    ])
  })

  test('is of no account where no value of it would make a transfer', async () => {
    const client = await workspace()
    await client.apply({ systems: { mailer: { name: 'Mailer', countries: ['DE'] } } })
    expect(await undetermined(client)).toMatchObject({ transfers: [], undetermined: [] })
  })

  test('is of account only while the flow runs', async () => {
    const client = await workspace()
    await client.apply({ systems: { mailer: { name: 'Mailer', countries: ['US'] } } })
    await client.apply(withFlows({ ...out, validFrom: '2023-01-01', validTo: '2023-12-31' }))
    expect((await undetermined(client)).undetermined).toEqual([])
    const { dataFlow } = await client.run('{ dataFlow(key: "out") { undetermined(on: "2023-12-31") { rule } } }')
    expect(dataFlow.undetermined).toHaveLength(1)
  })
})

describe('a transfer exists while its flow runs', () => {
  let client: Client
  beforeAll(async () => {
    client = await workspace()
    await client.apply(
      withFlows(
        { ...out, validFrom: '2022-03-01', validTo: '2022-04-30' },
        { ...out, key: 'later', validFrom: '2024-01-01', validTo: '2024-12-31' },
      ),
    )
  })

  test.each([
    ['2022-02-28', []],
    ['2022-03-01', ['out']],
    ['2022-04-30', ['out']],
    ['2022-05-01', []],
    ['2024-06-01', ['later']],
    ['2025-01-01', []],
  ])('on %s by %j', async (on, running) => {
    const answer = await client.run(
      `query ($on: Date!) {
        transfers(filter: { on: $on }) { totalCount nodes { key } }
        processingActivity(key: "invoicing") { transfers(on: $on) { key } flows { key transfers(on: $on) { key } } }
        transfer(key: "${key}") { flows { key } status(on: $on) { code } }
      }`,
      { on },
    )
    const there = running.length > 0 ? [{ key }] : []
    expect(answer.transfers).toEqual({ totalCount: there.length, nodes: there })
    expect(answer.processingActivity.transfers).toEqual(there)
    expect(answer.processingActivity.flows).toEqual(
      ['later', 'out'].map((flow) => ({ key: flow, transfers: running.includes(flow as never) ? [{ key }] : [] })),
    )
    expect(answer.transfer.flows).toEqual([{ key: 'later' }, { key: 'out' }])
    if (running.length === 0) expect(answer.transfer.status.code).toBe('NOT_RESTRICTED')
    else expect(answer.transfer.status.code).toBe('UNCOVERED')
  })
})

describe('found by', () => {
  let client: Client
  const on = 'on: "2024-06-01"'
  const short = (full: string) => full.split('/').slice(0, 3).join(' ')

  /** Seven transfers: to the US with clauses, certified, or nothing; to Japan; from Britain; one ended; one by consent. */
  beforeAll(async () => {
    const vendors = { scc: 'US', dpf: 'US', bare: 'US', nippon: 'JP', consent: 'IN', gone: 'IN' }
    const all = Object.keys(vendors)
    client = await workspace({
      organizations: {
        home: { name: 'Home', kind: 'OWN_ENTITY', country: 'IE' },
        britain: { name: 'Britain', kind: 'OWN_ENTITY', country: 'GB' },
        ...Object.fromEntries(
          Object.entries(vendors).map(([name, country]) => [name, { name: `The ${name}`, kind: 'VENDOR', country }]),
        ),
      },
      dataCategories: base.dataCategories,
      certifications: { list: { name: 'Listed', organization: 'dpf', standard: 'eu-us-dpf', validFrom: '2023-09-01' } },
      safeguards: {
        clauses: { exporter: 'home', importer: 'scc', mechanism: 'eu-scc-2021-m1', validFrom: '2022-01-01' },
        art49: { exporter: 'home', importer: 'consent', mechanism: 'art49-1-a' },
      },
      transferImpactAssessments: {
        tia: {
          name: 'TIA',
          transfers: [{ exporter: 'home', importer: 'scc', toCountry: 'US' }],
          outcome: 'PROCEED',
          assessedOn: '2024-01-01',
        },
      },
      processingActivities: Object.fromEntries(
        ['one', 'two'].map((activity, i) => [
          activity,
          {
            name: activity,
            roles: ['home', 'britain', ...all].map((organization) => ({ organization, role: 'CONTROLLER' })),
            flows: [
              ...all
                .filter((_, at) => at % 2 === i)
                .map((vendor) => ({
                  ...{ from: { organization: 'home' }, to: { organization: vendor }, kind: 'DISCLOSURE' },
                  dataCategories: [vendor === 'bare' ? 'health' : vendor === 'scc' ? 'email' : 'contact'],
                  validTo: vendor === 'gone' ? '2022-12-31' : null,
                })),
              ...(i === 0
                ? [
                    {
                      from: { organization: 'britain' },
                      to: { organization: 'bare' },
                      kind: 'DISCLOSURE',
                      dataCategories: ['contact'],
                    },
                  ]
                : []),
            ],
          },
        ]),
      ),
    })
  })

  test.each([
    [on, 'britain bare, home bare, home consent, home dpf, home nippon, home scc'],
    ['on: "2022-06-01"', 'britain bare, home bare, home consent, home dpf, home gone, home nippon, home scc'],
    [`${on}, exporter: ["britain"]`, 'britain bare'],
    [`${on}, importer: ["bare", "scc"]`, 'britain bare, home bare, home scc'],
    [`${on}, regime: ["uk-gdpr"]`, 'britain bare'],
    [`${on}, regime: []`, ''],
    [`${on}, regime: ["eu-directive-95-46"]`, 'home bare, home consent, home dpf, home nippon, home scc'],
    [`${on}, exporter: ["nobody"]`, ''],
    [`${on}, fromCountry: ["IE"], toCountry: ["US"]`, 'home bare, home dpf, home scc'],
    [`${on}, toCountry: ["JP", "IN"]`, 'home consent, home nippon'],
    [`${on}, dataCategory: ["contact"]`, 'britain bare, home consent, home dpf, home nippon, home scc'],
    [`${on}, dataCategory: ["email"]`, 'home scc'],
    [`${on}, dataCategory: ["health"]`, 'home bare'],
    [`${on}, activity: ["two"]`, 'home dpf, home nippon'],
    ['on: "2022-06-01", activity: ["two"]', 'home dpf, home gone, home nippon'],
    [`${on}, text: "THE SCC"`, 'home scc'],
    [`${on}, updatedSince: "2999-01-01T00:00:00Z"`, ''],
    [`${on}, status: SAFEGUARDED`, 'home scc'],
    [`${on}, status: [ADEQUATE, DEROGATION]`, 'home consent, home dpf'],
    [`${on}, status: []`, ''],
    ['on: "2023-08-31", status: ADEQUATE', ''],
    [`${on}, covered: true`, 'home consent, home dpf, home scc'],
    [`${on}, covered: false`, 'britain bare, home bare, home nippon'],
    [`${on}, mechanism: ["eu-us-dpf", "art49-1-a"]`, 'home consent, home dpf'],
    [`${on}, mechanism: ["eu-scc-2021-m1"], covered: true`, 'home scc'],
    [`${on}, covered: false, activity: ["one"]`, 'britain bare, home bare'],
  ])('%s: %s', async (filter, found) => {
    const ask = async (page: string) =>
      (
        await client.run(
          `{ transfers(filter: { ${filter} }${page}) { totalCount nodes { key } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
        )
      ).transfers
    const whole = await ask('')
    const keys: string[] = whole.nodes.map((node: { key: string }) => node.key)
    expect(keys.map((each) => short(each).split(' ').slice(0, 2).join(' ')).join(', ')).toBe(found)
    expect(whole.totalCount).toBe(keys.length)
    // The same, two by two, from either end.
    for (const [size, cursor, from, more, back] of [
      ['first', 'after', 'endCursor', 'hasNextPage', false],
      ['last', 'before', 'startCursor', 'hasPreviousPage', true],
    ] as const) {
      const paged: string[] = []
      let at = ''
      for (let pages = 0; pages < 5; pages++) {
        const part = await ask(`, ${size}: 2${at}`)
        expect(part.totalCount).toBe(keys.length)
        const some = part.nodes.map((node: { key: string }) => node.key)
        if (back) paged.unshift(...some)
        else paged.push(...some)
        if (!part.pageInfo[more]) break
        at = `, ${cursor}: "${part.pageInfo[from]}"`
      }
      expect(paged, size).toEqual(keys)
    }
  })

  test.each([
    ['mechanism: ["art49-1-a", "eu-us-dfp"]', 'filter.mechanism[1]', 'Did you mean eu-us-dpf?'],
    ['regime: ["eu-gdrp"]', 'filter.regime[0]', 'Did you mean eu-gdpr?'],
    ['regime: ["nowhere-near-any"]', 'filter.regime[0]', 'Look for it in the list of regimes.'],
  ])('a word that the reference data does not know is refused: %s', async (filter, argument, remedy) => {
    const { errors } = await client.send(`{ transfers(filter: { ${filter} }) { totalCount } }`)
    expect(errors![0]!.extensions).toMatchObject({ code: 'UNKNOWN_REFERENCE', argument, remedy })
  })

  test.each(['KEY', 'NAME', 'CREATED_AT', 'UPDATED_AT'])(
    'in the order %s, alike with and without a status',
    async (field) => {
      await client.apply({ organizations: { scc: { name: 'Ärger & Co', kind: 'VENDOR', country: 'US' } } })
      for (const direction of ['ASC', 'DESC']) {
        const order = async (filter: string) =>
          (
            await client.run(
              `{ transfers(filter: { ${on}${filter} }, orderBy: { field: ${field}, direction: ${direction} }) { nodes { key } } }`,
            )
          ).transfers.nodes
        const plain = await order('')
        expect(plain).toHaveLength(6)
        const every =
          ', status: [ADEQUATE, SAFEGUARDED, DEROGATION, UNCOVERED, CERTIFICATION_MISSING, MECHANISM_MISMATCH, MECHANISM_ENDED, TIA_MISSING, TIA_STALE]'
        expect(await order(every)).toEqual(plain)
      }
    },
  )
})
