import { describe, expect, test } from 'vitest'
import { acmeWith, findAll, findKeys, findMessages, invoicing } from './find.ts'

const dpa = (fields: object | null) => ({
  agreements: { 'dpa-mailco': fields as any },
  safeguards: { 'mailco-scc': null },
})
const withoutDpa = { ...dpa(null), subprocessors: { 'mailco-mail': null } }

describe.each([
  ['PROCESSOR_WITHOUT_AGREEMENT', 'invoicing'],
  ['SUBPROCESSOR_WITHOUT_FLOW_DOWN', 'mailco-mail'],
])('%s', (rule, key) => {
  const found = (changes: Record<string, any>, on?: string) => findKeys(rule, acmeWith(changes), on)

  test('is content from the first to the last day of the agreement', () => {
    const dated = dpa({ validTo: '2026-11-25' })
    expect(found(dated, '2022-01-09')).toEqual([key])
    expect(found(dated, '2022-01-10')).toEqual([])
    expect(found(dated, '2026-11-25')).toEqual([])
    expect(found(dated, '2026-11-26')).toEqual([key])
  })

  test('takes the day of signature where no first day is stated', () => {
    expect(found(dpa({ validFrom: null }), '2022-01-09')).toEqual([key])
    expect(found(dpa({ validFrom: null }), '2022-01-10')).toEqual([])
  })

  test('finds an agreement of another kind, of other parties, and with the roles turned round', () => {
    expect(found(dpa({ kind: 'SERVICES' }))).toEqual([key])
    expect(found(dpa({ kind: 'STANDARD_CLAUSES' }))).toEqual([])
    expect(found(dpa({ parties: [{ organization: 'acme-inc' }, { organization: 'mailco' }] }))).toEqual([key])
    expect(found(dpa({ parties: [{ organization: 'acme-ie' }, { organization: 'mailco' }] }))).toEqual([])
    const turned = [
      { organization: 'acme-ie', role: 'PROCESSOR' },
      { organization: 'mailco', role: 'CONTROLLER' },
    ]
    expect(found(dpa({ parties: turned }))).toEqual([key])
  })

  const clauses = (mechanism: string, fields: object = {}, roles?: object[]) => ({
    agreements: { 'dpa-mailco': { parties: [] } },
    safeguards: { 'mailco-scc': { mechanism, ...fields } },
    ...(roles && { processingActivities: { invoicing: { roles } } }),
  })
  const forAnother = [
    { organization: 'acme-inc', role: 'CONTROLLER' },
    { organization: 'acme-ie', role: 'PROCESSOR', onBehalfOf: 'acme-inc' },
    { organization: 'mailco', role: 'SUBPROCESSOR', onBehalfOf: 'acme-ie' },
  ]

  test('takes clauses of module 2 for one between controller and processor, and no others', () => {
    expect(found(clauses('eu-scc-2021-m2'))).toEqual([])
    expect(found(clauses('eu-scc-2021-m3'))).toEqual([key])
    expect(found(clauses('eu-scc-2021-m1'))).toEqual([key])
    expect(found(clauses('uk-idta'))).toEqual([key])
  })

  test('takes clauses of module 3 for one between two processors, and no others', () => {
    const messages = (mechanism: string) =>
      findMessages(rule, acmeWith(clauses(mechanism, {}, forAnother))).filter((each) => /MailCo/.test(each))
    expect(messages('eu-scc-2021-m3')).toEqual([])
    expect(messages('eu-scc-2021-m2')).toHaveLength(1)
  })

  test('does not take a module that is inferred for one, and says so', () =>
    expect(findMessages(rule, acmeWith(clauses('eu-scc-2021-m2', { confidence: 'INFERRED' })))).toEqual([
      expect.stringMatching(/On record: .*, of which module 2 is inferred\.$/),
    ]))

  test('takes the module of an agreement on clauses from the safeguard that names it', () => {
    const named = (mechanism: string, confidence: string) => ({
      agreements: { 'dpa-mailco': { kind: 'STANDARD_CLAUSES' } },
      safeguards: { 'mailco-scc': { mechanism, confidence, agreement: 'dpa-mailco' } },
    })
    expect(found(named('eu-scc-2021-m2', 'STATED'))).toEqual([])
    expect(found(named('eu-scc-2021-m2', 'INFERRED'))).toEqual([key])
    expect(found(named('eu-scc-2021-m1', 'STATED'))).toEqual([key])
  })

  test('says for whom a module is made that does not fit', () =>
    expect(findMessages(rule, acmeWith(clauses('eu-scc-2021-m3')))).toEqual([
      expect.stringMatching(/On record: .*, module 3, which is for processor to processor\.$/),
    ]))
})

describe('PROCESSOR_WITHOUT_AGREEMENT', () => {
  const found = (roles: object[]) =>
    findMessages(
      'PROCESSOR_WITHOUT_AGREEMENT',
      acmeWith({ ...withoutDpa, agreements: {}, processingActivities: { invoicing: { roles, flows: [] } } }),
      '2021-01-01',
    )
  const controller = { organization: 'acme-ie', role: 'CONTROLLER' }

  test('says who, for whom, and what is on record instead', () =>
    expect(found(invoicing.roles)).toEqual([
      'In Customer invoicing, MailCo LLC processes data for Acme Ireland Ltd; an agreement between them that is in force on 2021-01-01 is not on record. On record: DPA with MailCo (from 2022-01-10, end not stated).',
    ]))

  test('says once of each processor that it is not stated for whom it acts', () => {
    const roles = [
      controller,
      { organization: 'acme-inc', role: 'CONTROLLER' },
      { organization: 'mailco', role: 'PROCESSOR' },
    ]
    expect(found(roles)).toEqual([
      'In Customer invoicing, MailCo LLC processes data; for whom is not stated, and an agreement of it with a controller of the activity (Acme Ireland Ltd and Acme Inc.) that is in force on 2021-01-01 is not on record. On record: DPA with MailCo (from 2022-01-10, end not stated).',
    ])
    const [unstated] = findAll(
      'PROCESSOR_WITHOUT_AGREEMENT',
      acmeWith({ ...withoutDpa, agreements: {}, processingActivities: { invoicing: { roles, flows: [] } } }),
      '2021-01-01',
    )
    expect(unstated!.remedy).toMatch(/^State for whom it acts, .* Record the agreement/)
    const withDpa = acmeWith({
      safeguards: { 'mailco-scc': null },
      processingActivities: { invoicing: { roles, flows: [] } },
    })
    expect(findMessages('PROCESSOR_WITHOUT_AGREEMENT', withDpa, '2022-01-10')).toEqual([])
  })

  test('leaves it to other rules where nobody decides, and asks nobody for an agreement with itself', () => {
    expect(found([{ organization: 'mailco', role: 'PROCESSOR' }])).toEqual([])
    expect(found([controller, { organization: 'acme-ie', role: 'PROCESSOR' }])).toEqual([])
  })

  test('asks of a subprocessor only where it is stated for whom it acts', () => {
    expect(found([controller, { organization: 'mailco', role: 'SUBPROCESSOR' }])).toEqual([])
    expect(found([controller, { organization: 'mailco', role: 'SUBPROCESSOR', onBehalfOf: 'acme-inc' }])).toEqual([
      expect.stringContaining('MailCo LLC processes data for Acme Inc.;'),
    ])
  })
})

describe('SUBPROCESSOR_WITHOUT_FLOW_DOWN', () => {
  const found = (fields: object) =>
    findKeys(
      'SUBPROCESSOR_WITHOUT_FLOW_DOWN',
      acmeWith({ ...dpa(null), subprocessors: { 'mailco-mail': fields as any } }),
    )

  test('looks at active subprocessors, each engaged by another organization', () => {
    expect(found({})).toEqual(['mailco-mail'])
    expect(found({ status: 'ANNOUNCED' })).toEqual([])
    expect(found({ engagedBy: 'mailco' })).toEqual([])
  })
})

describe('JOINT_CONTROLLERS_WITHOUT_ARRANGEMENT', () => {
  const joint = (...organizations: string[]) =>
    organizations.map((organization) => ({ organization, role: 'JOINT_CONTROLLER' }))
  const found = (roles: object[], fields: object | null = null, on?: string) =>
    findMessages(
      'JOINT_CONTROLLERS_WITHOUT_ARRANGEMENT',
      acmeWith({
        agreements: {
          arrangement: fields && {
            name: 'Arrangement',
            kind: 'JOINT_CONTROLLER_ARRANGEMENT',
            parties: [{ organization: 'acme-ie' }, { organization: 'acme-inc' }],
            ...fields,
          },
        },
        processingActivities: { invoicing: { roles, flows: [] } },
      }),
      on,
    )

  test('finds joint controllers without one, and one that is joint with nobody', () => {
    expect(found(joint('acme-ie', 'acme-inc'))).toEqual([
      'Acme Ireland Ltd and Acme Inc. decide jointly on Customer invoicing; an arrangement between them that is in force on 2026-11-25 is not on record.',
    ])
    expect(found(joint('acme-ie'))).toEqual([
      'With whom Acme Ireland Ltd decides jointly on Customer invoicing is not stated.',
    ])
  })

  test('is content with an arrangement of all of them, while it is in force', () => {
    expect(found(joint('acme-ie', 'acme-inc'), {})).toEqual([])
    expect(found(joint('acme-ie', 'acme-inc'), { validFrom: '2026-11-26' })).toHaveLength(1)
    expect(found(joint('acme-ie', 'acme-inc'), { validTo: '2026-11-25' })).toEqual([])
    expect(found(joint('acme-ie', 'acme-inc'), { validTo: '2026-11-24' })).toHaveLength(1)
  })

  test('finds one that leaves somebody out, or is of another kind', () => {
    expect(found(joint('acme-ie', 'acme-inc', 'mailco'), {})).toHaveLength(1)
    expect(found(joint('acme-ie', 'acme-inc'), { kind: 'DPA' })).toHaveLength(1)
  })

  test('asks for an arrangement of those who decide on the same data', () => {
    const on = (organization: string, dataCategory?: string) => ({
      organization,
      role: 'JOINT_CONTROLLER',
      dataCategory,
    })
    const manifest = (roles: object[]) =>
      acmeWith({
        dataCategories: { calls: { name: 'Call data' }, mail: { name: 'Mail', parent: 'contact' } },
        agreements: {
          arrangement: {
            name: 'Arrangement',
            kind: 'JOINT_CONTROLLER_ARRANGEMENT',
            parties: [{ organization: 'acme-ie' }, { organization: 'acme-inc' }],
          },
        },
        processingActivities: { invoicing: { roles, flows: [] } },
      })
    const messages = (roles: object[]) => findMessages('JOINT_CONTROLLERS_WITHOUT_ARRANGEMENT', manifest(roles))
    const both = [on('acme-ie', 'contact'), on('acme-inc', 'contact')]
    expect(messages([...both, on('acme-ie', 'calls'), on('mailco', 'calls')])).toEqual([
      'Acme Ireland Ltd and MailCo LLC decide jointly on Call data in Customer invoicing; an arrangement between them that is in force on 2026-11-25 is not on record.',
    ])
    expect(messages([on('acme-ie'), on('acme-inc', 'mail')])).toEqual([])
    expect(messages([...both, on('acme-inc', 'mail')])).toEqual([])
  })

  test('passes over controllers that decide each for itself', () =>
    expect(found([{ organization: 'acme-ie', role: 'CONTROLLER' }])).toEqual([]))
})
