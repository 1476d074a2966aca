import { describe, expect, test } from 'vitest'
import { Role } from '../../src/inventory/role.ts'
import { loadLaw } from '../../src/law/law.ts'
import { always, dayBefore, never, type Windows } from '../../src/law/windows.ts'
import type { FlowEnd, FlowFacts, FlowGraph, RoleRow, Territory } from '../../src/transfers/derive-graph.ts'
import { type Derivation, deriveTransfers, transferName } from '../../src/transfers/derive-transfers.ts'
import { territoryOf } from '../../src/transfers/territory-of.ts'

/** The European Union's border with the United Kingdom as it ran, and the United Kingdom's own since 2021. */
const territory: Territory = {
  regimes: ['eu-gdpr', 'uk-gdpr'],
  countries: ['IE', 'DE', 'GB'],
  exporting(regime, country) {
    if (regime === 'uk-gdpr') return country === 'GB' ? since2021 : never
    return country === 'GB' ? [{ from: '1998-10-24', to: '2020-12-31' }] : isMember(country) ? sinceDirective : never
  },
  outside(regime, country) {
    if (regime === 'uk-gdpr') return country === 'GB' ? [{ from: null, to: '2020-12-31' }] : always
    if (country === 'GB') return [{ from: null, to: dayBefore('1998-10-24') }, sinceDecision]
    return isMember(country) ? [{ from: null, to: dayBefore('1998-10-24') }] : always
  },
}
const isMember = (country: string) => country === 'IE' || country === 'DE'
const sinceDirective: Windows = [{ from: '1998-10-24', to: null }]
const since2021: Windows = [{ from: '2021-01-01', to: null }]
const sinceDecision = { from: '2021-06-28', to: null }

const s = (key: string): FlowEnd => ({ kind: 'system', key })
const o = (key: string): FlowEnd => ({ kind: 'organization', key })
const people: FlowEnd = { kind: 'dataSubjectCategory', key: 'customers' }

const flow = (key: string, from: FlowEnd, to: FlowEnd, more: Partial<FlowFacts> = {}): FlowFacts => ({
  key,
  activity: 'invoicing',
  from,
  to,
  fromCountry: null,
  toCountry: null,
  validFrom: null,
  validTo: null,
  dataCategories: ['contact'],
  inferred: false,
  ...more,
})

const role = (organization: string, role: Role, more: Partial<RoleRow> = {}): RoleRow => ({
  organization,
  role,
  dataCategory: null,
  inferred: false,
  ...more,
})

interface Scene {
  organizations?: Record<string, string | null>
  /** Operator and countries. */
  systems?: Record<string, [string | null, ...string[]]>
  roles?: readonly RoleRow[]
  parents?: Record<string, string | null>
}
const acmeAndMailco = {
  organizations: { 'acme-ie': 'IE', 'acme-de': 'DE', mailco: 'US', 'acme-gb': 'GB' },
  systems: { crm: ['acme-ie', 'IE'], mailer: ['mailco', 'US'] },
  roles: [role('acme-ie', Role.CONTROLLER), role('mailco', Role.PROCESSOR)],
} satisfies Scene

function derive(flows: FlowFacts[], scene: Scene = {}, borders: Territory = territory): Derivation {
  const { organizations, systems, roles, parents } = { parents: {}, ...acmeAndMailco, ...scene }
  const graph: FlowGraph = {
    organizations: new Map(Object.entries(organizations).map(([key, country]) => [key, { country }])),
    systems: new Map(Object.entries(systems).map(([key, [operator, ...countries]]) => [key, { operator, countries }])),
    parentOfCategory: new Map(Object.entries(parents)),
    roles: new Map([['invoicing', roles]]),
    flows,
  }
  return deriveTransfers(graph, borders)
}
const keys = ({ transfers }: Derivation) => transfers.map((transfer) => transfer.key)
const routes = ({ transfers }: Derivation) =>
  transfers.map(
    ({ exporter, importer, fromCountry, toCountry }) => `${exporter} ${fromCountry} ${importer} ${toCountry}`,
  )
const windowsOf = ({ transfers }: Derivation, key: string) =>
  transfers.find((transfer) => transfer.key.startsWith(key))?.legs.map((leg) => leg.windows)
const onwardOf = ({ transfers }: Derivation) =>
  Object.fromEntries(transfers.map(({ exporter, importer, onward }) => [`${exporter}>${importer}`, onward.map(ends)]))
const ends = (key: string) => key.split('/').slice(0, 2).join('>')

describe('organizations and countries of the ends', () => {
  test('a system stands for its operator, an organization for itself', () => {
    expect(derive([flow('f', s('crm'), s('mailer'))]).transfers).toEqual([
      {
        key: 'acme-ie/mailco/ie-us/eu-gdpr/controller-processor',
        exporter: 'acme-ie',
        importer: 'mailco',
        fromCountry: 'IE',
        toCountry: 'US',
        regime: 'eu-gdpr',
        pair: { exporter: 'controller', importer: 'processor' },
        exporterRole: 'CONTROLLER',
        importerRole: 'PROCESSOR',
        inferred: false,
        rolesNotStated: [],
        touchesSystem: true,
        legs: [{ flow: 'f', dataCategory: 'contact', windows: sinceDirective }],
        onward: [],
      },
    ])
    const [transfer] = derive([flow('f', o('acme-ie'), o('mailco'))]).transfers
    expect(transfer).toMatchObject({ key: 'acme-ie/mailco/ie-us/eu-gdpr/controller-processor', touchesSystem: false })
  })

  test('what a person hands over is never a transfer', () => {
    const derived = derive([flow('f', people, s('mailer'), { fromCountry: 'IE' })])
    expect(derived).toEqual({ transfers: [], undetermined: [], withinOrganization: [], rolesMissing: [] })
  })

  test('the country is what the flow says, else each of the system, else the organization', () => {
    const scene = {
      systems: { crm: ['acme-ie', 'IE', 'DE'], mailer: ['mailco', 'US', 'IN'], bare: ['mailco'] },
    } satisfies Scene
    expect(routes(derive([flow('f', s('crm'), s('mailer'))], scene))).toEqual([
      'acme-ie DE mailco IN',
      'acme-ie DE mailco US',
      'acme-ie IE mailco IN',
      'acme-ie IE mailco US',
    ])
    const said = flow('f', s('crm'), s('mailer'), { fromCountry: 'DE', toCountry: 'BR' })
    expect(routes(derive([said], scene))).toEqual(['acme-ie DE mailco BR'])
    expect(routes(derive([flow('f', o('acme-de'), s('bare'))], scene))).toEqual(['acme-de DE mailco US'])
  })
})

describe('borders', () => {
  test('only from inside to outside', () => {
    expect(keys(derive([flow('f', o('acme-ie'), o('acme-de'))]))).toEqual([])
    expect(keys(derive([flow('f', o('mailco'), o('acme-ie'))]))).toEqual([])
  })

  test('within one organization it is no transfer but a crossing', () => {
    const derived = derive([flow('f', s('crm'), o('acme-ie'), { toCountry: 'US', validTo: '2022-12-31' })])
    expect(derived.transfers).toEqual([])
    expect(derived.withinOrganization).toEqual([
      {
        flow: 'f',
        organization: 'acme-ie',
        fromCountry: 'IE',
        toCountry: 'US',
        regime: 'eu-gdpr',
        windows: [{ from: '1998-10-24', to: '2022-12-31' }],
      },
    ])
  })

  test('the United Kingdom: exporter of the Union until 2020, third country to it from 28 June 2021', () => {
    const out = derive([flow('f', o('acme-ie'), o('acme-gb'))])
    expect(windowsOf(out, 'acme-ie/acme-gb/ie-gb/eu-gdpr')).toEqual([[sinceDecision]])
    const on = derive([flow('f', o('acme-gb'), o('mailco'))])
    expect(windowsOf(on, 'acme-gb/mailco/gb-us/eu-gdpr')).toEqual([[{ from: '1998-10-24', to: '2020-12-31' }]])
    expect(windowsOf(on, 'acme-gb/mailco/gb-us/uk-gdpr')).toEqual([since2021])
    expect(routes(derive([flow('f', o('acme-gb'), o('acme-ie'))]))).toEqual(['acme-gb GB acme-ie IE'])
  })

  test('a flow counts on its own days; one that never crosses is dropped', () => {
    const dated = derive([flow('f', s('crm'), s('mailer'), { validFrom: '2020-01-01', validTo: '2020-06-30' })])
    expect(windowsOf(dated, 'acme-ie')).toEqual([[{ from: '2020-01-01', to: '2020-06-30' }]])
    expect(keys(derive([flow('f', o('acme-ie'), o('acme-gb'), { validTo: '2021-06-27' })]))).toEqual([])
    expect(
      keys(derive([flow('f', s('crm'), s('mailer'), { validFrom: '2021-01-02', validTo: '2021-01-01' })])),
    ).toEqual([])
  })

  test('a flow without data is none', () => {
    const none = { dataCategories: [] }
    const derived = derive([flow('f', s('crm'), s('mailer'), none), flow('g', s('crm'), s('unheard-of'), none)])
    expect(derived).toMatchObject({ transfers: [], undetermined: [] })
  })
})

describe('roles', () => {
  const roles = [
    role('acme-ie', Role.PROCESSOR),
    role('acme-ie', Role.THIRD_PARTY, { dataCategory: 'contact' }),
    role('acme-ie', Role.JOINT_CONTROLLER, { dataCategory: 'contact', inferred: true }),
    role('mailco', Role.SUBPROCESSOR, { dataCategory: 'contact/e-mail' }),
  ]
  const parents = { 'contact/e-mail': 'contact', 'contact/e-mail/work': 'contact/e-mail', contact: null, pay: null }
  const rolesFor = (dataCategory: string) => {
    const derived = derive([flow('f', s('crm'), s('mailer'), { dataCategories: [dataCategory] })], { roles, parents })
    const { exporterRole, importerRole, pair, inferred } = derived.transfers[0]!
    return [exporterRole, importerRole, pair.exporter, pair.importer, inferred, derived.rolesMissing]
  }
  const missing = (dataCategory: string) => [{ activity: 'invoicing', organization: 'mailco', dataCategory }]

  test('several rows at one level: the first in order of precedence, inferred when that row is', () => {
    expect(rolesFor('contact')).toEqual([
      'JOINT_CONTROLLER',
      'THIRD_PARTY',
      'controller',
      'controller',
      true,
      missing('contact'),
    ])
  })
  test('the nearest ancestor', () => {
    const expected = ['JOINT_CONTROLLER', 'SUBPROCESSOR', 'controller', 'processor', true, []]
    expect(rolesFor('contact/e-mail/work')).toEqual(expected)
  })
  test('the row for all data; none at all: a third party, and said so', () => {
    const expected = ['PROCESSOR', 'THIRD_PARTY', 'processor', 'controller', false, missing('pay')]
    expect(rolesFor('pay')).toEqual(expected)
  })
  test('categories in a ring do not hang', () => {
    const ring = { a: 'b', b: 'a' }
    const derived = derive([flow('f', s('crm'), s('mailer'), { dataCategories: ['a'] })], { parents: ring })
    expect(keys(derived)).toEqual(['acme-ie/mailco/ie-us/eu-gdpr/controller-processor'])
  })
  test('a flow of no activity: third parties, of whom nobody can say more', () => {
    const derived = derive([flow('f', s('crm'), s('mailer'), { activity: null })])
    expect(keys(derived)).toEqual(['acme-ie/mailco/ie-us/eu-gdpr/controller-controller'])
    expect(derived.rolesMissing).toEqual([])
  })
})

describe('one transfer of many flows', () => {
  test('same ends, countries, regime and pair: one, with the categories derived for it', () => {
    const roles = [
      role('acme-ie', Role.CONTROLLER),
      role('mailco', Role.SUBPROCESSOR, { dataCategory: 'contact' }),
      role('mailco', Role.PROCESSOR, { dataCategory: 'usage' }),
      role('mailco', Role.CONTROLLER, { dataCategory: 'pay' }),
    ]
    const { transfers } = derive(
      [
        flow('b', s('crm'), s('mailer'), { dataCategories: ['usage', 'pay', 'usage'] }),
        flow('a', o('acme-ie'), o('mailco'), { inferred: true }),
      ],
      { roles },
    )
    expect(transfers).toMatchObject([
      {
        key: 'acme-ie/mailco/ie-us/eu-gdpr/controller-controller',
        importerRole: 'CONTROLLER',
        inferred: false,
        legs: [{ flow: 'b', dataCategory: 'pay' }],
      },
      {
        key: 'acme-ie/mailco/ie-us/eu-gdpr/controller-processor',
        importerRole: 'PROCESSOR',
        inferred: true,
        touchesSystem: true,
        legs: [
          { flow: 'a', dataCategory: 'contact' },
          { flow: 'b', dataCategory: 'usage' },
        ],
      },
    ])
  })

  test('the name', () => {
    const names = { exporterName: 'Acme Ireland Ltd', importerName: 'MailCo LLC', regimeName: 'EU GDPR' }
    const expected = 'Acme Ireland Ltd → MailCo LLC, IE to US (EU GDPR)'
    expect(transferName({ fromCountry: 'IE', toCountry: 'US' }, names)).toBe(expected)
  })
})

describe('onward', () => {
  const organizations = { 'acme-ie': 'IE', v1: 'US', v2: 'IN', v3: 'BR', v4: 'US' }

  test('three vendors deep, with a way back', () => {
    const derived = derive(
      [
        flow('0', o('acme-ie'), o('v1')),
        flow('1', o('v1'), o('v2')),
        flow('2', o('v2'), o('v3')),
        flow('3', o('v3'), o('v1')),
      ],
      { organizations },
    )
    expect(routes(derived)).toEqual(['acme-ie IE v1 US', 'v1 US v2 IN', 'v2 IN v3 BR', 'v3 BR v1 US'])
    expect(onwardOf(derived)).toEqual({
      'acme-ie>v1': ['v1>v2'],
      'v1>v2': ['v2>v3'],
      'v2>v3': ['v3>v1'],
      'v3>v1': ['v1>v2'],
    })
    expect(windowsOf(derived, 'v3/v1')).toEqual([sinceDirective])
  })

  test('over nodes of the importer; not to its own country, not back inside, not another category', () => {
    const systems = { in: ['v1', 'US'], mid: ['v1', 'US'], out: ['v1', 'US'] } satisfies Scene['systems']
    const derived = derive(
      [
        flow('0', o('acme-ie'), s('in'), { dataCategories: ['contact', 'pay'] }),
        flow('1', s('in'), s('mid'), { dataCategories: ['contact', 'pay'] }),
        flow('2', s('mid'), s('in'), { dataCategories: ['contact', 'pay'] }),
        flow('3', s('mid'), s('out')),
        flow('4', s('out'), o('v2'), { dataCategories: ['contact', 'pay', 'usage'] }),
        flow('5', s('out'), o('v4')),
        flow('6', s('out'), o('acme-ie')),
        flow('7', o('v4'), o('v3')),
      ],
      { organizations, systems },
    )
    expect(routes(derived)).toEqual(['acme-ie IE v1 US', 'v1 US v2 IN'])
    expect(derived.transfers[1]!.legs).toEqual([{ flow: '4', dataCategory: 'contact', windows: sinceDirective }])
    expect(onwardOf(derived)['acme-ie>v1']).toEqual(['v1>v2'])
  })

  test('a way through another organization of the same country is no way', () => {
    const flows = [flow('0', o('acme-ie'), o('v1')), flow('1', o('v1'), o('v4')), flow('2', o('v4'), o('v2'))]
    expect(routes(derive(flows, { organizations }))).toEqual(['acme-ie IE v1 US'])
  })

  test('only on days on which the data has got there', () => {
    const derived = derive(
      [
        flow('0', o('acme-ie'), o('v1'), { validFrom: '2020-01-01', validTo: '2020-12-31' }),
        flow('1', o('v1'), o('v2'), { validFrom: '2020-07-01' }),
        flow('2', o('v2'), o('v3'), { validTo: '2020-08-31' }),
        flow('3', o('v1'), o('v3'), { validFrom: '2021-01-01' }),
      ],
      { organizations },
    )
    expect(routes(derived)).toEqual(['acme-ie IE v1 US', 'v1 US v2 IN', 'v2 IN v3 BR'])
    expect(windowsOf(derived, 'v1/v2')).toEqual([[{ from: '2020-07-01', to: '2020-12-31' }]])
    expect(windowsOf(derived, 'v2/v3')).toEqual([[{ from: '2020-07-01', to: '2020-08-31' }]])
  })

  test('hangs on a transfer only where their days meet', () => {
    const derived = derive(
      [
        flow('0', o('acme-ie'), o('v1'), { validTo: '2019-12-31' }),
        flow('1', o('acme-ie'), o('v1'), { validFrom: '2021-01-01', dataCategories: ['pay'] }),
        flow('2', o('v1'), o('v2'), { validTo: '2019-06-30', dataCategories: ['pay'] }),
        flow('3', o('v1'), o('v3'), { validFrom: '2019-12-31' }),
      ],
      { organizations },
    )
    expect(onwardOf(derived)).toEqual({ 'acme-ie>v1': ['v1>v3'], 'v1>v3': [] })
  })

  test('one leg direct while the country was inside, onward since it is not', () => {
    const scene = { organizations: { 'acme-ie': 'IE', 'acme-gb': 'GB', mailco: 'US' } }
    const derived = derive([flow('0', o('acme-ie'), o('acme-gb')), flow('1', o('acme-gb'), o('mailco'))], scene)
    expect(windowsOf(derived, 'acme-gb/mailco/gb-us/eu-gdpr')).toEqual([
      [{ from: '1998-10-24', to: '2020-12-31' }, sinceDecision],
    ])
    const [first] = derived.transfers.filter(({ exporter }) => exporter === 'acme-ie')
    expect(first!.onward).toEqual(['acme-gb/mailco/gb-us/eu-gdpr/controller-processor'])
  })

  test("the importer's own transfer from inside the border is onward, too", () => {
    const systems = { eu: ['v1', 'DE'], us: ['v1', 'US'] } satisfies Scene['systems']
    const flows = [flow('0', o('acme-ie'), s('us')), flow('1', s('us'), s('eu')), flow('2', s('eu'), o('v2'))]
    const derived = derive(flows, { organizations, systems })
    expect(onwardOf(derived)).toEqual({ 'acme-ie>v1': ['v1>v2'], 'v1>v2': [] })
    expect(derived.transfers[1]).toMatchObject({ fromCountry: 'DE', toCountry: 'IN' })
  })
})

describe('what cannot be determined', () => {
  const scene = {
    organizations: { 'acme-ie': 'IE', mailco: 'US', nowhere: null, india: 'IN' },
    systems: {
      crm: ['acme-ie', 'IE'],
      orphan: [null, 'US'],
      'eu-orphan': [null, 'IE'],
      blank: [null],
      bare: ['nowhere'],
    },
  } satisfies Scene
  const open = (...flows: FlowFacts[]) =>
    derive(flows, scene).undetermined.map(({ flow, reasons }) => [flow, ...reasons.map((r) => `${r.end} ${r.missing}`)])

  test('the country it goes to', () => {
    expect(open(flow('f', s('crm'), s('bare')))).toEqual([['f', 'to country']])
    expect(open(flow('f', s('crm'), o('nowhere')))).toEqual([['f', 'to country']])
    expect(open(flow('f', s('crm'), o('unheard-of')))).toEqual([['f', 'to country']])
  })
  test('the country it comes from', () => {
    expect(open(flow('f', o('nowhere'), o('mailco')))).toEqual([['f', 'from country']])
    // It may come from the United Kingdom.
    expect(open(flow('f', o('nowhere'), s('crm')))).toEqual([['f', 'from country']])
    // From there it was no transfer before there was a border.
    expect(open(flow('f', o('nowhere'), s('crm'), { validTo: '2020-12-31' }))).toEqual([])
  })
  test('who operates a system', () => {
    expect(open(flow('f', s('crm'), s('orphan')))).toEqual([['f', 'to organization']])
    expect(open(flow('f', s('eu-orphan'), o('mailco')))).toEqual([['f', 'from organization']])
    expect(open(flow('f', s('crm'), s('blank')))).toEqual([['f', 'to organization', 'to country']])
    expect(open(flow('f', s('eu-orphan'), s('eu-orphan'), { toCountry: 'US' }))).toEqual([])
  })
  test('not when no value would make it a transfer', () => {
    expect(open(flow('f', o('mailco'), o('nowhere')))).toEqual([])
    expect(open(flow('f', s('orphan'), o('india')))).toEqual([])
    expect(open(flow('f', o('nowhere'), s('bare')))).toEqual([])
    expect(open(flow('f', s('eu-orphan'), s('crm')))).toEqual([])
    expect(open(flow('f', people, s('blank')))).toEqual([])
  })
  test('an onward flow whose destination or operator is not stated', () => {
    const first = flow('0', s('crm'), o('mailco'))
    expect(open(first, flow('1', o('mailco'), o('nowhere')))).toEqual([['1', 'to country']])
    expect(open(flow('0', s('crm'), s('orphan')), flow('1', s('orphan'), o('india')))).toEqual([
      ['0', 'to organization'],
      ['1', 'from organization'],
    ])
    // Only if mailco operates the system has the data reached it; to mailco's own country it is then no transfer.
    expect(open(first, flow('1', o('mailco'), s('orphan')), flow('2', s('orphan'), o('india')))).toEqual([
      ['2', 'from organization'],
    ])
    const own = flow('2', s('orphan'), o('mailco'), { toCountry: 'IN' })
    expect(open(first, flow('1', o('mailco'), s('orphan')), own)).toEqual([])
  })
  test('only on the days on which it may be one, and in plain words', () => {
    const flows = [flow('f', s('crm'), s('bare'), { validFrom: '2022-01-01' }), flow('g', s('crm'), s('orphan'))]
    expect(derive(flows, scene).undetermined).toEqual([
      {
        flow: 'f',
        windows: [{ from: '2022-01-01', to: null }],
        reasons: [
          {
            end: 'to',
            missing: 'country',
            message:
              'It is not stated which country the data goes to: neither the flow, nor the system bare, nor its operator nowhere names one.',
          },
        ],
      },
      {
        flow: 'g',
        windows: sinceDirective,
        reasons: [
          {
            end: 'to',
            missing: 'organization',
            message:
              'It is not stated who operates the system orphan, so it is not known which organization receives the data.',
          },
        ],
      },
    ])
  })
})

describe('under the law that ships', () => {
  const law = territoryOf(loadLaw())
  const organizations = { 'acme-ie': 'IE', 'acme-gb': 'GB', 'acme-is': 'IS', mailco: 'US', beijing: 'CN' }
  const between = (from: string, to: string, dates: Partial<FlowFacts> = {}) =>
    derive([flow('f', o(from), o(to), dates)], { organizations, roles: [] }, law).transfers.map(
      ({ regime, legs }) => [regime, ...legs.flatMap(({ windows }) => windows)] as const,
    )

  test('the United Kingdom before and after 2021', () => {
    expect(between('acme-ie', 'acme-gb', { validFrom: '2000-01-01' })).toEqual([['eu-gdpr', sinceDecision]])
    expect(between('acme-gb', 'mailco', { validFrom: '2000-01-01' })).toEqual([
      ['eu-gdpr', { from: '2000-01-01', to: '2020-12-31' }],
      ['uk-gdpr', { from: '2021-01-01', to: null }],
    ])
    expect(between('acme-gb', 'acme-ie', { validFrom: '2000-01-01' })).toEqual([
      ['uk-gdpr', { from: '2021-01-01', to: null }],
    ])
  })

  test('Directive 95/46/EC is the same border: no transfer carries it, and Iceland has no gap in 2018', () => {
    const [transfer, ...others] = between('acme-is', 'mailco', { validFrom: '2018-01-01' })
    expect([transfer, others]).toEqual([['eu-gdpr', { from: '2018-01-01', to: null }], []])
  })

  test('a border of its own for China, in one direction', () => {
    expect(between('beijing', 'acme-ie').map(([regime]) => regime)).toEqual(['cn-pipl'])
    expect(between('acme-ie', 'beijing').map(([regime]) => regime)).toEqual(['eu-gdpr'])
  })

  test('an unknown sender may be inside some border, an unknown receiver outside every one', () => {
    const scene = { organizations: { ...organizations, unknown: null }, roles: [] }
    const flows = [
      flow('a', o('unknown'), o('acme-ie')),
      flow('b', o('acme-ie'), o('unknown')),
      flow('c', o('mailco'), o('unknown')),
    ]
    expect(derive(flows, scene, law).undetermined.map((each) => each.flow)).toEqual(['a', 'b'])
  })
})
