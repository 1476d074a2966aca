import { describe, expect, test } from 'vitest'
import { acmeWith, findAll, findIn, findKeys, findMessages, invoicing } from './find.ts'

const key = 'acme-ie/mailco/ie-us/eu-gdpr/controller-processor'
const bare = { safeguards: { 'mailco-scc': null }, certifications: { 'mailco-dpf': null } }
const safeguard = (fields: object) => ({ safeguards: { 'mailco-scc': fields as any } })
const assessment = (fields: object | null) => ({ transferImpactAssessments: { 'tia-mailco': fields as any } })

const statuses: [rule: string, on: string, changes: Record<string, any>][] = [
  ['TRANSFER_UNCOVERED', '2026-11-25', bare],
  ['TRANSFER_TIA_MISSING', '2022-06-01', assessment(null)],
  ['TRANSFER_TIA_STALE', '2023-01-06', {}],
  ['TRANSFER_TIA_SUSPENDED', '2022-06-01', assessment({ outcome: 'SUSPEND' })],
  ['TRANSFER_MECHANISM_ENDED', '2022-06-01', safeguard({ validTo: '2022-05-31' })],
  ['TRANSFER_MECHANISM_MISMATCH', '2022-06-01', safeguard({ mechanism: 'eu-scc-2021-m1' })],
  ['TRANSFER_CERTIFICATION_MISSING', '2024-09-01', { safeguards: bare.safeguards }],
  ['TRANSFER_UNDETERMINED', '1999-01-01', bare],
]

describe('every status that does not cover', () => {
  test.each(statuses)('%s', (rule, on, changes) => {
    const found = findIn(acmeWith(changes), on).filter(({ record }) => record.type === 'Transfer')
    const ofStatus = found.filter((each) => each.rule.startsWith('TRANSFER_'))
    expect(ofStatus.map((each) => [each.rule, each.record.key])).toEqual([[rule, key]])
    expect(ofStatus[0]!.reasons[0]!.rule).toBe(rule.slice('TRANSFER_'.length))
  })

  test('a transfer that is covered, or does not exist on the date, has none of these findings', () => {
    const [, flow] = invoicing.flows
    const ended = { ...bare, processingActivities: { invoicing: { flows: [{ ...flow, validTo: '2026-11-24' }] } } }
    for (const [on, changes] of [
      ['2022-06-01', {}],
      ['2026-11-25', ended],
    ] as const) {
      const found = findIn(acmeWith(changes), on).filter(({ rule }) => rule.startsWith('TRANSFER_'))
      expect(found).toEqual([])
    }
    expect(findKeys('TRANSFER_UNCOVERED', acmeWith(ended), '2026-11-24')).toEqual([key])
  })

  test('a framework without the list, or without its extension, is said to be so', () => {
    const [claim] = findAll(
      'TRANSFER_CERTIFICATION_MISSING',
      acmeWith({ safeguards: { 'mailco-scc': { mechanism: 'eu-us-dpf' } } }),
    )
    expect(claim!.reasons[0]!.message).toMatch(
      /covers only an importer certified to it \(eu-us-dpf or .*\); what is on record of mailco does not hold on/,
    )
    const british = { organizations: { 'acme-ie': { country: 'GB' } }, systems: { crm: { countries: ['GB'] } } }
    const listed = { certifications: { 'mailco-dpf': { validTo: null } }, safeguards: { 'mailco-scc': null } }
    const [extension] = findAll('TRANSFER_MECHANISM_MISMATCH', acmeWith({ ...british, ...listed }))
    expect(extension!.reasons[0]!.message).toMatch(/is a route for exporters under/)
  })
})

test('what no source states is said to be taken', () => {
  const undated = { transferImpactAssessments: { 'tia-mailco': { assessedOn: null } } }
  const [controller] = invoicing.roles
  const found = (confidence: string, roles: object[], mechanism: string) =>
    findMessages(
      'TRANSFER_TIA_MISSING',
      acmeWith({
        ...undated,
        ...safeguard({ confidence, mechanism }),
        processingActivities: { invoicing: { roles } },
      }),
    )
  expect(found('INFERRED', [controller], 'eu-scc-2021-m1')).toEqual([
    'Acme Ireland Ltd → MailCo LLC, IE to US (EU GDPR): its mechanism needs an assessment, and none with a date and an outcome is on record. No source states the role of MailCo LLC and the module of safeguard mailco-scc: what is said here takes it for granted.',
  ])
  expect(found('INFERRED', invoicing.roles, 'art46-ad-hoc-clauses')).toEqual([
    expect.stringMatching(
      /is on record\. No source states safeguard mailco-scc: what is said here takes it for granted\.$/,
    ),
  ])
  expect(found('STATED', invoicing.roles, 'eu-scc-2021-m2')).toEqual([expect.stringMatching(/outcome is on record\.$/)])
})

describe('TRANSFER_UNDETERMINED of a flow', () => {
  const flow = 'invoicing/crm/mailer/processing'
  const found = (mailer: object, fields: object = {}, on?: string) =>
    findKeys(
      'TRANSFER_UNDETERMINED',
      acmeWith({
        systems: { mailer: mailer as any },
        processingActivities: { invoicing: { flows: [{ ...invoicing.flows[1], ...fields }] } },
      }),
      on,
    )

  test('is found where no operator is stated', () => expect(found({ operator: null })).toEqual([flow]))

  test('is not where nothing that might be stated makes a transfer, nor after the flow ended', () => {
    expect(found({})).toEqual([])
    expect(found({ operator: null, countries: ['FR'] })).toEqual([])
    expect(found({ operator: null }, { validTo: '2026-11-25' })).toEqual([flow])
    expect(found({ operator: null }, { validTo: '2026-11-24' })).toEqual([])
  })
})

describe('BORDER_CROSSED_WITHIN_ORGANIZATION', () => {
  const found = (mailer: object, fields: object = {}) =>
    findMessages(
      'BORDER_CROSSED_WITHIN_ORGANIZATION',
      acmeWith({
        systems: { mailer: mailer as any },
        processingActivities: { invoicing: { flows: [{ ...invoicing.flows[1], ...fields }] } },
      }),
    )

  test('finds a flow over the border to a system of our own', () =>
    expect(found({ operator: 'acme-ie' })).toEqual([
      'Flow invoicing/crm/mailer/processing goes from Ireland to United States of America over the border of EU GDPR inside Acme Ireland Ltd: it is no transfer.',
    ]))

  test('passes over transfers, flows inside the territory, and flows that have ended', () => {
    expect(found({})).toEqual([])
    expect(found({ operator: 'acme-ie', countries: ['FR'] })).toEqual([])
    expect(found({ operator: 'acme-ie' }, { validTo: '2026-11-24' })).toEqual([])
  })
})

describe('ROLE_MISSING', () => {
  const [controller, processor] = invoicing.roles
  const found = (roles: object[], fields: object = {}) =>
    findMessages(
      'ROLE_MISSING',
      acmeWith({
        dataCategories: { calls: { name: 'Call data' } },
        processingActivities: {
          invoicing: { roles, flows: [{ ...invoicing.flows[1], dataCategories: ['contact', 'calls'], ...fields }] },
        },
      }),
    )

  test('names who has no role for which data', () =>
    expect(found([controller, { ...processor, dataCategory: 'contact' }])).toEqual([
      'Which role MailCo LLC has in Customer invoicing for Call data is not stated.',
    ]))

  test('is one finding for an activity', () => expect(found([])).toHaveLength(1))

  test('is content with a role for all data, and passes over transfers that are over', () => {
    expect(found(invoicing.roles)).toEqual([])
    expect(found([], { validTo: '2026-11-24' })).toEqual([])
    expect(found([], { validTo: '2026-11-25' })).toHaveLength(1)
  })

  test('does not speak of data that a transfer carried once', () => {
    const [, flow] = invoicing.flows
    const calls = { ...flow, dataCategories: ['calls'], validTo: '2026-11-24' }
    const roles = [controller, { ...processor, dataCategory: 'contact' }, { ...processor, dataCategory: 'mail' }]
    const manifest = (flows: object[]) =>
      acmeWith({
        dataCategories: { calls: { name: 'Call data' }, mail: { name: 'Mail', parent: 'contact' } },
        processingActivities: { invoicing: { roles, flows } },
      })
    expect(findKeys('ROLE_MISSING', manifest([flow, calls]))).toEqual([])
    expect(findKeys('ROLE_MISSING', manifest([flow, { ...calls, validTo: null }]))).toEqual(['invoicing'])
  })
})

describe('SCC_ANNEX_INCOMPLETE', () => {
  const measured = { securityMeasures: ['e2e'] }
  const found = (activity: object, more: Record<string, any> = {}) =>
    findMessages(
      'SCC_ANNEX_INCOMPLETE',
      acmeWith({ ...more, processingActivities: { invoicing: { ...measured, ...activity } } }),
      '2022-06-01',
    )

  test('names what the inventory does not state, with the annex that asks for it', () =>
    expect(found({ purposes: [], legalBases: [], data: [{ dataCategory: 'contact' }], securityMeasures: [] })).toEqual([
      'Acme Ireland Ltd → MailCo LLC, IE to US (EU GDPR): for the annexes of acme-ie → mailco, eu-scc-2021-m2 it is not stated: the purposes of Customer invoicing (Annex I.B), whom Contact data in Customer invoicing is about (Annex I.B), how long Contact data in Customer invoicing is kept (Annex I.B) and the measures of Customer invoicing (Annex II).',
    ]))

  test('asks for the countries of the importer’s subprocessors', () => {
    const hosting = {
      name: 'Hosting',
      organization: 'acme-inc',
      engagedBy: 'mailco',
      service: 'Hosting',
      status: 'ACTIVE',
    }
    expect(found({}, { subprocessors: { hosting } })).toEqual([
      expect.stringContaining('the countries of subprocessor Hosting (Annex III)'),
    ])
    expect(found({}, { subprocessors: { hosting: { ...hosting, countries: ['US'] } } })).toEqual([])
    expect(found({}, { subprocessors: { hosting: { ...hosting, status: 'REJECTED' } } })).toEqual([])
    const elsewhere = {
      subprocessors: { hosting: { ...hosting, activities: ['payroll'] } },
      processingActivities: { payroll: { name: 'Payroll' }, invoicing: measured },
    }
    expect(findKeys('SCC_ANNEX_INCOMPLETE', acmeWith(elsewhere), '2022-06-01')).toEqual([])
  })

  test('looks at clauses that were signed, though they do not cover for want of an assessment', () => {
    const awaiting = (changes: Record<string, any> = {}) =>
      found({ securityMeasures: [] }, { ...assessment(null), ...changes })
    expect(awaiting()).toHaveLength(1)
    expect(awaiting(safeguard({ validTo: '2022-05-31' }))).toEqual([])
    expect(awaiting(safeguard({ mechanism: 'eu-scc-2021-m3' }))).toEqual([])
  })

  test('looks at the EU’s clauses inside a UK Addendum', () =>
    expect(
      found(
        { securityMeasures: [] },
        {
          ...safeguard({ mechanism: 'uk-addendum', validFrom: '2022-03-21' }),
          organizations: { 'acme-ie': { country: 'GB' } },
          systems: { crm: { countries: ['GB'] } },
        },
      ),
    ).toEqual([expect.stringContaining('(Annex II)')]))

  test('passes over transfers that rest on something else, or on nothing', () => {
    expect(found({})).toEqual([])
    expect(found({ securityMeasures: [] })).toHaveLength(1)
    expect(found({ securityMeasures: [] }, bare)).toEqual([])
  })
})
