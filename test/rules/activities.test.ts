import { describe, expect, test } from 'vitest'
import { acme } from '../harness/acme.ts'
import { acmeWith, findAll, findKeys, findMessages, invoicing, invoicingWith } from './find.ts'

const retired = { status: 'RETIRED' }
const forOthers = [
  { organization: 'mailco', role: 'CONTROLLER' },
  { organization: 'acme-ie', role: 'PROCESSOR', onBehalfOf: 'mailco' },
]

describe('ACTIVITY_WITHOUT_CONTROLLER', () => {
  const rolesOf = (...roles: string[]) => ({
    roles: roles.map((role) => ({ organization: 'acme-ie', role })),
    flows: [],
  })
  const found = (fields: object) => findKeys('ACTIVITY_WITHOUT_CONTROLLER', invoicingWith({ ...fields }))

  test('finds an activity in which nobody decides', () => {
    expect(found(rolesOf())).toEqual(['invoicing'])
    expect(found(rolesOf('PROCESSOR', 'THIRD_PARTY'))).toEqual(['invoicing'])
  })

  test('is content with a controller, one for some of the data, and a joint one', () => {
    expect(found({})).toEqual([])
    expect(found({ roles: [{ organization: 'acme-ie', role: 'CONTROLLER', dataCategory: 'contact' }] })).toEqual([])
    expect(found(rolesOf('JOINT_CONTROLLER'))).toEqual([])
  })

  test('passes over what is retired', () => expect(found({ ...rolesOf(), ...retired })).toEqual([]))
})

describe('ACTIVITY_WITHOUT_PURPOSE', () => {
  const found = (fields: object) => findKeys('ACTIVITY_WITHOUT_PURPOSE', invoicingWith({ ...fields }))

  test('finds an activity without one, a draft and one for others included', () => {
    expect(found({ purposes: [] })).toEqual(['invoicing'])
    expect(found({ purposes: [], status: 'DRAFT' })).toEqual(['invoicing'])
    expect(found({ purposes: [], roles: forOthers })).toEqual(['invoicing'])
  })

  test('is content with one purpose, and passes over what is retired', () => {
    expect(found({})).toEqual([])
    expect(found({ purposes: [], ...retired })).toEqual([])
  })
})

describe('ACTIVITY_WITHOUT_DATA', () => {
  const found = (fields: object) => findKeys('ACTIVITY_WITHOUT_DATA', invoicingWith({ ...fields }))

  test('finds an activity that names no data, though its flows may carry some', () =>
    expect(found({ data: [] })).toEqual(['invoicing']))

  test('is content with one category, and passes over what is retired', () => {
    expect(found({ flows: [] })).toEqual([])
    expect(found({ data: [], ...retired })).toEqual([])
  })
})

describe('ACTIVITY_WITHOUT_LEGAL_BASIS', () => {
  const manifest = (fields: object) => ({
    ...invoicingWith({ ...fields }),
    purposes: { billing: { name: 'Billing' }, dunning: { name: 'Dunning', parent: 'billing' }, ads: { name: 'Ads' } },
  })
  const found = (fields: object) => findMessages('ACTIVITY_WITHOUT_LEGAL_BASIS', manifest(fields))

  test('finds an activity without one', () =>
    expect(found({ legalBases: [] })).toEqual(['A legal basis of Customer invoicing is not stated.']))

  test('finds an activity with only a condition of Art. 9', () =>
    expect(found({ legalBases: [{ basis: 'gdpr-9-2-a' }] })).toHaveLength(1))

  test('finds a purpose without one', () =>
    expect(found({ purposes: ['billing', 'ads'] })).toEqual([
      'Customer invoicing has legal bases for other purposes; for Ads none is stated.',
    ]))

  test('takes a basis without a purpose for all of them, and one of a purpose for its parts', () => {
    expect(found({ purposes: ['billing', 'ads'], legalBases: [{ basis: 'gdpr-6-1-f' }] })).toEqual([])
    expect(found({ purposes: ['dunning'] })).toEqual([])
  })

  test('leaves it to those for whom the activity is carried out', () => {
    expect(found({ legalBases: [], roles: forOthers })).toEqual([])
    const alsoForUs = [...forOthers, { organization: 'acme-inc', role: 'CONTROLLER' }]
    expect(found({ legalBases: [], roles: alsoForUs })).toHaveLength(1)
  })
})

describe('LEGAL_BASIS_INFERRED', () => {
  const found = (confidence: string) =>
    findMessages(
      'LEGAL_BASIS_INFERRED',
      invoicingWith({ legalBases: [{ basis: 'gdpr-6-1-b', confidence }, { basis: 'gdpr-6-1-f' }] }),
    )

  test('finds one that is our reading, and names it alone', () =>
    expect(found('INFERRED')).toEqual([expect.stringMatching(/^The legal basis of Customer invoicing is inferred/)]))

  test('is content with what the source states', () => expect(found('STATED')).toEqual([]))

  test('finds every basis of an activity that is our reading as a whole', () =>
    expect(
      findMessages(
        'LEGAL_BASIS_INFERRED',
        invoicingWith({ confidence: 'INFERRED', legalBases: [{ basis: 'gdpr-6-1-b' }, { basis: 'gdpr-6-1-f' }] }),
      ),
    ).toEqual([
      'Customer invoicing is inferred as a whole, and with it its legal basis: Contract with the data subject, or pre-contract steps (Art. 6(1)(b)) and Legitimate interests of controller or third party (Art. 6(1)(f)).',
    ]))

  test('names an inferred condition of special categories too', () =>
    expect(
      findMessages(
        'LEGAL_BASIS_INFERRED',
        invoicingWith({ legalBases: [{ basis: 'gdpr-6-1-b', condition: 'gdpr-9-2-h', confidence: 'INFERRED' }] }),
      ),
    ).toEqual([expect.stringContaining('Art. 9(2)(h)')]))
})

describe('RETENTION_MISSING', () => {
  const found = (...retentions: (object | undefined)[]) =>
    findMessages(
      'RETENTION_MISSING',
      acmeWith({
        dataCategories: { calls: { name: 'Call data' } },
        processingActivities: {
          invoicing: {
            data: retentions.map((retention, i) => ({ dataCategory: i ? 'calls' : 'contact', retention })),
          },
        },
      }),
    )

  test('names the data for which nothing is stated', () =>
    expect(found({ period: 'P6Y' }, undefined)).toEqual(['How long Customer invoicing keeps Call data is not stated.']))

  test('is one finding for an activity, with all of its data', () =>
    expect(found(undefined, undefined)).toEqual([
      'How long Customer invoicing keeps Contact data and Call data is not stated.',
    ]))

  test('says about whom, where the activity keeps the same data about others for a stated time', () =>
    expect(
      findMessages(
        'RETENTION_MISSING',
        acmeWith({
          dataSubjectCategories: { staff: { name: 'Staff' } },
          processingActivities: {
            invoicing: {
              data: [
                {
                  dataCategory: 'contact',
                  dataSubjectCategory: 'customer-representative',
                  retention: { period: 'P6Y' },
                },
                { dataCategory: 'contact', dataSubjectCategory: 'staff' },
              ],
            },
          },
        }),
      ),
    ).toEqual(['How long Customer invoicing keeps Contact data about Staff is not stated.']))

  test('is content with a period, or with what decides it', () =>
    expect(found({ period: 'P6Y' }, { trigger: 'until the claim is barred' })).toEqual([]))
})

describe('SPECIAL_CATEGORY_WITHOUT_CONDITION', () => {
  const found = (fields: object, special = true) =>
    findMessages(
      'SPECIAL_CATEGORY_WITHOUT_CONDITION',
      acmeWith({
        dataCategories: {
          health: { name: 'Health', specialCategory: special },
          allergies: { name: 'Allergies', parent: 'health' },
        },
        processingActivities: { invoicing: { data: [{ dataCategory: 'allergies' }], ...fields } },
      }),
    )

  test('finds what is part of a special category', () =>
    expect(found({})).toEqual([
      'Customer invoicing uses special categories of data (Allergies); a condition that allows it is not stated.',
    ]))

  test('finds what only a flow carries, while it does', () => {
    const carrying = (fields: object) =>
      found({ data: [], flows: [{ ...invoicing.flows[0], dataCategories: ['allergies'], ...fields }] })
    expect(carrying({ validTo: '2026-11-25' })).toEqual(found({}))
    expect(carrying({ validTo: '2026-11-24' })).toEqual([])
  })

  test('does not take a ground of Art. 6 for a condition', () =>
    expect(found({ legalBases: [{ basis: 'gdpr-6-1-a', condition: 'gdpr-6-1-a' }] })).toHaveLength(1))

  test('is content with a condition, wherever it is written', () => {
    expect(found({ legalBases: [{ basis: 'gdpr-6-1-b', condition: 'gdpr-9-2-h' }] })).toEqual([])
    expect(found({ legalBases: [{ basis: 'gdpr-9-2-a' }] })).toEqual([])
  })

  test('passes over ordinary data, and leaves it to those for whom the activity is carried out', () => {
    expect(found({}, false)).toEqual([])
    expect(found({ roles: forOthers })).toEqual([])
  })
})

describe('FLOW_CATEGORY_NOT_DECLARED', () => {
  const [collection] = invoicing.flows
  const found = (carries: string[], fields: object = {}, on = '2026-11-25') =>
    findKeys(
      'FLOW_CATEGORY_NOT_DECLARED',
      acmeWith({
        dataCategories: { mail: { name: 'E-mail address', parent: 'contact' }, calls: { name: 'Call data' } },
        processingActivities: { invoicing: { flows: [{ ...collection, dataCategories: carries, ...fields }] } },
      }),
      on,
    )
  const flow = 'invoicing/customer-representative/crm/collection'

  test('finds a flow with data that its activity does not name', () =>
    expect(found(['contact', 'calls'])).toEqual([flow]))

  test('takes a category for all its parts', () => expect(found(['contact', 'mail'])).toEqual([]))

  test('does not take a part for the whole', () => {
    const partOnly = acmeWith({
      dataCategories: { all: { name: 'All' }, contact: { parent: 'all' } },
      processingActivities: { invoicing: { flows: [{ ...collection, dataCategories: ['all'] }] } },
    })
    expect(findKeys('FLOW_CATEGORY_NOT_DECLARED', partOnly)).toEqual([flow])
  })

  test('passes over a flow from the day after its last one', () => {
    expect(found(['calls'], { validTo: '2026-11-25' })).toEqual([flow])
    expect(found(['calls'], { validTo: '2026-11-24' })).toEqual([])
  })
})

test('acme, in good order, has nothing of this', () => {
  for (const rule of ['ACTIVITY_WITHOUT_CONTROLLER', 'RETENTION_MISSING', 'FLOW_CATEGORY_NOT_DECLARED'])
    expect(findKeys(rule, acme)).toEqual([])
})

describe('what rules cite', () => {
  const cited = (fields: object, country: string, rule = 'ACTIVITY_WITHOUT_LEGAL_BASIS', on = '2026-11-25') =>
    findAll(
      rule,
      acmeWith({
        organizations: { 'acme-ie': { country } },
        safeguards: { 'mailco-scc': null },
        agreements: { 'dpa-mailco': null },
        processingActivities: { invoicing: { legalBases: [], ...fields } },
      }),
      on,
    ).flatMap(({ legalReference, reasons }) => [legalReference, ...reasons.map((each) => each.legalReference)])

  test('is of the laws that the activity names', () => {
    const gdpr = 'GDPR Art. 6(1), 13(1)(c)'
    expect(cited({ regulations: ['eu-gdpr'] }, 'BR')).toEqual([gdpr, gdpr])
    expect(cited({ regulations: ['br-lgpd'] }, 'IE')).toEqual([null, null])
    expect(cited({ regulations: ['eu-gdpr', 'uk-gdpr', 'br-lgpd'] }, 'BR')[0]).toBe(`${gdpr}; UK ${gdpr}`)
    expect(cited({ regulations: ['br-lgpd'] }, 'IE', 'PROCESSOR_WITHOUT_AGREEMENT')).toEqual([null, null])
  })

  test('is of the law of its controllers’ countries where it names none, or only some for a branch of trade', () => {
    for (const regulations of [[], ['us-cpni']]) {
      expect(cited({ regulations }, 'IE')[0]).toBe('GDPR Art. 6(1), 13(1)(c)')
      expect(cited({ regulations }, 'GB')[0]).toBe('UK GDPR Art. 6(1), 13(1)(c)')
      expect(cited({ regulations }, 'BR')[0]).toBe(null)
    }
  })

  test('goes with a remedy that can be taken where the reference data has no bases of those laws', () => {
    const remedies = (regulations: string[]) =>
      findAll('ACTIVITY_WITHOUT_LEGAL_BASIS', invoicingWith({ legalBases: [], regulations })).map((each) => each.remedy)
    expect(remedies(['br-lgpd'])).toEqual([expect.stringMatching(/lists no such bases of Lei Geral/)])
    for (const regulations of [['uk-gdpr'], ['br-lgpd', 'eu-gdpr'], []])
      expect(remedies(regulations)).toEqual([expect.stringMatching(/^State the ground for each purpose/)])
  })

  test('is of the law of the date', () => {
    const then = (on: string) => cited({}, 'GB', 'ACTIVITY_WITHOUT_LEGAL_BASIS', on)[0]
    expect(then('2018-05-24')).toBe(null)
    expect(then('2020-12-31')).toBe('GDPR Art. 6(1), 13(1)(c)')
    expect(then('2021-01-01')).toBe('UK GDPR Art. 6(1), 13(1)(c)')
  })

  test('is what the rule comes from where no law is known', () =>
    expect(cited({}, 'US')[0]).toBe('GDPR Art. 6(1), 13(1)(c)'))
})
