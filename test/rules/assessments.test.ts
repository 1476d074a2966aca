import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../src/law/law.ts'
import { acmeWith, findAll, findKeys, findMessages, invoicing } from './find.ts'

const assessment = (fields: object | null, more: Record<string, any> = {}) =>
  acmeWith({ transferImpactAssessments: { 'tia-mailco': fields as any, ...more } })
const withoutFlows = { processingActivities: { invoicing: { flows: [] } } }
const until = (validTo: string) => ({
  processingActivities: { invoicing: { flows: [{ ...invoicing.flows[1], validTo }] } },
})

describe('TIA_UNDATED', () => {
  test('finds one without a day', () =>
    expect(findMessages('TIA_UNDATED', assessment({ assessedOn: null }))).toEqual([
      'When TIA MailCo was made is not stated.',
    ]))

  test('is content with a day', () => expect(findKeys('TIA_UNDATED', assessment({ reviewDueOn: null }))).toEqual([]))
})

describe('TIA_REVIEW_DUE', () => {
  const found = (on: string, more: Record<string, any> = {}, fields: object = {}) =>
    findMessages('TIA_REVIEW_DUE', assessment(fields, more), on)

  test('finds one from the day of its review on', () => {
    expect(found('2023-01-04')).toEqual([])
    expect(found('2023-01-05')).toEqual(['TIA MailCo is to be reviewed by 2023-01-05.'])
    expect(found('2023-01-06')).toEqual(['TIA MailCo was to be reviewed by 2023-01-05.'])
    expect(found('2030-01-01', {}, { reviewDueOn: null })).toEqual([])
  })

  test('passes over one that a later assessment of all its ends has replaced', () => {
    const ends = { exporter: 'acme-ie', importer: 'mailco', toCountry: 'US' }
    const renewed = { name: 'Renewed', transfers: [ends], outcome: 'PROCEED', assessedOn: '2023-02-01' }
    expect(found('2023-01-31', { renewed })).toHaveLength(1)
    expect(found('2023-02-01', { renewed })).toEqual([])
    expect(found('2023-02-01', { renewed: { ...renewed, transfers: [{ ...ends, toCountry: 'IN' }] } })).toHaveLength(1)
    const wider = { transfers: [ends, { ...ends, toCountry: 'IN' }] }
    expect(found('2023-02-01', { renewed }, wider)).toHaveLength(1)
  })
})

describe('TIA_MEASURES_NOT_NAMED', () => {
  const found = (fields: object) => findMessages('TIA_MEASURES_NOT_NAMED', assessment(fields))

  test('finds one that relies on measures and names none', () =>
    expect(found({ supplementaryMeasures: [] })).toEqual([
      'TIA MailCo says that the transfer may go on with supplementary measures; which, is not stated.',
    ]))

  test('is content with one that is named, and with an outcome that needs none', () => {
    expect(found({})).toEqual([])
    expect(found({ supplementaryMeasures: [], outcome: 'PROCEED' })).toEqual([])
  })
})

describe('TIA_WITHOUT_TRANSFER', () => {
  const found = (manifest: object) => findMessages('TIA_WITHOUT_TRANSFER', manifest)
  const ends = { exporter: 'acme-ie', importer: 'mailco', toCountry: 'US' }

  test('names the ends between which there is none', () => {
    expect(found(assessment({ transfers: [ends, { ...ends, toCountry: 'IN' }] }))).toEqual([
      'TIA MailCo looks at transfers from Acme Ireland Ltd to MailCo LLC in India; by the flows on record there is none such.',
    ])
    expect(found(assessment({ transfers: [{ ...ends, importer: 'acme-inc' }] }))).toHaveLength(1)
    expect(found(acmeWith(withoutFlows))).toHaveLength(1)
    expect(found(assessment({ transfers: [] }))).toEqual(['Which transfers TIA MailCo looks at is not stated.'])
  })

  test('finds one of which no ends are stated', () =>
    expect(found(assessment({ transfers: [] }))).toEqual(['Which transfers TIA MailCo looks at is not stated.']))

  test('is content with a transfer on the date or later, not with one that is over', () => {
    expect(found(acmeWith({}))).toEqual([])
    expect(found(acmeWith(until('2026-11-25')))).toEqual([])
    expect(found(acmeWith(until('2026-11-24')))).toHaveLength(1)
    const later = { ...invoicing.flows[1], validFrom: '2027-01-01' }
    expect(found(acmeWith({ processingActivities: { invoicing: { flows: [later] } } }))).toEqual([])
  })
})

describe('SAFEGUARD_WITHOUT_TRANSFER', () => {
  const found = (changes: Record<string, any>) => findMessages('SAFEGUARD_WITHOUT_TRANSFER', acmeWith(changes))

  test('finds one between organizations without a transfer, and sees when it is the wrong way round', () => {
    expect(found(withoutFlows)).toEqual([
      'acme-ie → mailco, eu-scc-2021-m2 is for transfers from Acme Ireland Ltd to MailCo LLC; by the flows on record there is none.',
    ])
    const turned = { safeguards: { 'mailco-scc': { exporter: 'mailco', importer: 'acme-ie' } } }
    expect(found(turned)).toEqual([expect.stringMatching(/there is none\. The other way round there is\.$/)])
  })

  test('is content with a transfer, and passes over what is over itself', () => {
    expect(found({})).toEqual([])
    expect(found(until('2026-11-24'))).toHaveLength(1)
    expect(found({ ...withoutFlows, safeguards: { 'mailco-scc': { validTo: '2026-11-24' } } })).toEqual([])
    expect(found({ ...withoutFlows, safeguards: { 'mailco-scc': { validTo: '2026-11-25' } } })).toHaveLength(1)
  })
})

describe('SAFEGUARD_FITS_NO_TRANSFER', () => {
  const found = (fields: object, changes: Record<string, any> = {}) =>
    findMessages('SAFEGUARD_FITS_NO_TRANSFER', acmeWith({ ...changes, safeguards: { 'mailco-scc': fields as any } }))

  test('finds a module for another pair of roles', () =>
    expect(found({ mechanism: 'eu-scc-2021-m3' })).toEqual([
      'acme-ie → mailco, eu-scc-2021-m3 rests on EU SCC 2021/914 Module 3 (processor to processor), for processor to processor; it fits none of the transfers between its ends: Acme Ireland Ltd → MailCo LLC, IE to US (EU GDPR), controller to processor (not made for this pair of roles).',
    ]))

  test('finds a tool of another regime, and cites where that tool comes from', () => {
    const safeguards = { 'mailco-scc': { mechanism: 'uk-idta' } }
    const [idta] = findAll('SAFEGUARD_FITS_NO_TRANSFER', acmeWith({ safeguards }))
    expect(idta!.message).toContain('(not made for this regime)')
    expect(idta!.legalReference).toBe(loadLaw().mechanisms.get('uk-idta')!.legalRef)
  })

  test('is content when it fits one of them', () => {
    expect(found({})).toEqual([])
    const [controller, processor] = invoicing.roles
    const both = {
      dataCategories: { calls: { name: 'Call data' } },
      processingActivities: {
        invoicing: {
          roles: [controller, processor, { organization: 'mailco', role: 'CONTROLLER', dataCategory: 'calls' }],
          flows: [{ ...invoicing.flows[1], dataCategories: ['contact', 'calls'] }],
        },
      },
    }
    expect(found({ mechanism: 'eu-scc-2021-m1' }, both)).toEqual([])
    expect(found({ mechanism: 'eu-scc-2021-m1' })).toHaveLength(1)
  })

  test('passes over claims of adequacy, a module that is our reading, and what is not in force or has no transfer', () => {
    const misfit = { mechanism: 'eu-scc-2021-m3' }
    expect(found({ mechanism: 'swiss-us-dpf' })).toEqual([])
    expect(found({ ...misfit, confidence: 'INFERRED' })).toEqual([])
    expect(found({ ...misfit, validTo: '2026-11-24' })).toEqual([])
    expect(found({ ...misfit, validTo: '2026-11-25' })).toHaveLength(1)
    expect(found(misfit, withoutFlows)).toEqual([])
  })
})

describe('SCC_MODULE_NOT_STATED', () => {
  const found = (fields: object) =>
    findMessages('SCC_MODULE_NOT_STATED', acmeWith({ safeguards: { 'mailco-scc': fields as any } }))

  test('finds a module that is inferred', () =>
    expect(found({ confidence: 'INFERRED' })).toEqual([
      'acme-ie → mailco, eu-scc-2021-m2: which module of the standard contractual clauses was agreed is not stated. Module 2 is inferred.',
    ]))

  test('passes over what the source states, clauses without modules, and those whose own time is over', () => {
    expect(found({})).toEqual([])
    expect(found({ confidence: 'INFERRED', mechanism: 'eu-scc-2010-87' })).toEqual([])
    expect(found({ confidence: 'INFERRED', validTo: '2026-11-24' })).toEqual([])
    expect(found({ confidence: 'INFERRED', validTo: '2026-11-25' })).toHaveLength(1)
  })
})

describe('MECHANISM_CITED_AFTER_END', () => {
  const found = (changes: Record<string, any>, on: string) =>
    findKeys('MECHANISM_CITED_AFTER_END', acmeWith(changes), on)
  const shield = (fields: object = {}) => ({
    certifications: {
      'mailco-dpf': null,
      it: { name: 'It', organization: 'mailco', standard: 'EU-US-Privacy-Shield', ...fields },
    },
  })
  const clauses = (fields: object) => ({ safeguards: { 'mailco-scc': { mechanism: 'eu-scc-2010-87', ...fields } } })

  test('finds the Privacy Shield from the day of the judgment on', () => {
    expect(found(shield(), '2020-07-15')).toEqual([])
    expect(found(shield(), '2020-07-16')).toEqual(['it'])
    expect(
      found({ safeguards: { 'mailco-scc': { mechanism: 'eu-us-privacy-shield', validFrom: null } } }, '2020-07-16'),
    ).toEqual(['mailco-scc'])
  })

  test('passes over a record whose own time is over, and over mechanisms in force', () => {
    expect(found(shield({ validTo: '2020-07-16' }), '2020-07-16')).toEqual(['it'])
    expect(found(shield({ validTo: '2020-07-16' }), '2020-07-17')).toEqual([])
    expect(found({}, '2026-11-25')).toEqual([])
  })

  test('lets old clauses run on to the end of their sunset where they were agreed in time', () => {
    expect(found(clauses({ validFrom: '2021-09-26' }), '2022-12-27')).toEqual([])
    expect(found(clauses({ validFrom: '2021-09-26' }), '2022-12-28')).toEqual(['mailco-scc'])
    expect(found(clauses({ validFrom: null }), '2021-09-26')).toEqual([])
    expect(found(clauses({ validFrom: null }), '2021-09-27')).toEqual(['mailco-scc'])
  })
})
