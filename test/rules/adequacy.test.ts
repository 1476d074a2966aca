import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../src/law/law.ts'
import { endMechanism } from '../../src/law/law-change.ts'
import { acmeWith, findAll, findKeys, findMessages } from './find.ts'

const to = (country: string, more: Record<string, any> = {}) =>
  acmeWith({
    organizations: { mailco: { country }, ...more.organizations },
    systems: { mailer: { countries: [country] }, ...more.systems },
    safeguards: { 'mailco-scc': null, ...more.safeguards },
    certifications: { 'mailco-dpf': null, ...more.certifications },
    dataCategories: more.dataCategories ?? {},
  })
const from = (country: string) => ({
  organizations: { 'acme-ie': { country } },
  systems: { crm: { countries: [country] } },
})
const holds = (standard: string) => ({ certifications: { it: { name: 'It', organization: 'mailco', standard } } })

describe('ADEQUACY_ENDS_SOON', () => {
  const found = (manifest: object, on: string) => findMessages('ADEQUACY_ENDS_SOON', manifest, on)

  test('finds a transfer on a decision from 365 days before its end to its last day', () => {
    expect(found(to('GB'), '2030-12-26')).toEqual([])
    expect(found(to('GB'), '2030-12-27')).toEqual([
      'Acme Ireland Ltd → MailCo LLC, IE to GB (EU GDPR) rests on a decision on United Kingdom of Great Britain and Northern Ireland that ends on 2031-12-27; after that, nothing on record would cover it.',
    ])
    expect(found(to('GB'), '2031-12-27')).toHaveLength(1)
    expect(found(to('GB'), '2031-12-28')).toEqual([])
  })

  test('says what it would rest on then', () => {
    const consent = { safeguards: { 'mailco-scc': { mechanism: 'art49-1-a' } } }
    const [message] = found(to('GB', consent), '2031-01-01')
    expect(message).toMatch(/after that, it would rest on Derogation: explicit consent/)
  })

  test('passes over decisions without a known end, and transfers that rest on something else', () => {
    expect(found(to('CH'), '2031-01-01')).toEqual([])
    expect(found(acmeWith({}), '2022-06-01')).toEqual([])
  })

  test('heeds an end that a what-if makes', () => {
    const law = endMechanism(loadLaw(), 'eu-us-dpf', '2027-01-01')
    const manifest = to('US', holds('eu-us-dpf'))
    expect(findAll('ADEQUACY_ENDS_SOON', manifest, '2026-11-25', law)).toHaveLength(1)
    expect(findAll('ADEQUACY_ENDS_SOON', manifest, '2026-11-25')).toEqual([])
  })
})

describe('ADEQUACY_NOT_IN_EEA_AGREEMENT', () => {
  const found = (exporter: string, importer: string, on = '2026-11-25') =>
    findKeys('ADEQUACY_NOT_IN_EEA_AGREEMENT', to(importer, from(exporter)), on)

  test('finds a Norwegian exporter that relies on the decision on Brazil', () => {
    expect(found('NO', 'BR')).toHaveLength(1)
    expect(found('NO', 'BR', '2026-01-26')).toHaveLength(1)
    expect(found('NO', 'BR', '2026-01-25')).toEqual([])
  })

  test('passes over exporters in the Union, and decisions without such a question', () => {
    expect(found('IE', 'BR')).toEqual([])
    expect(found('NO', 'CH')).toEqual([])
  })
})

describe('ADEQUACY_SCOPE_DOUBTFUL', () => {
  const found = (manifest: object, on?: string) => findMessages('ADEQUACY_SCOPE_DOUBTFUL', manifest, on)

  test('asks whether an importer in Canada is under PIPEDA', () => {
    expect(found(to('CA'))).toEqual([
      expect.stringMatching(/Whether MailCo LLC is in its scope \(CA_PIPEDA\) is not stated/),
    ])
    expect(found(to('CA', holds('CA_PIPEDA')))).toEqual([])
    expect(found(to('CA'), '2001-12-19')).toEqual([])
    expect(found(to('CA'), '2001-12-20')).toHaveLength(1)
  })

  test('does not ask where another mechanism covers the transfer, or where the decision is a full one', () => {
    expect(found(to('CA', { safeguards: { 'mailco-scc': { mechanism: 'art49-1-a' } } }))).toEqual([])
    expect(found(to('BR'))).toEqual([])
    expect(found(to('IN'))).toEqual([])
  })

  test('finds credit information that the decision on Korea leaves out', () => {
    const credit = { contact: { dpvIri: 'https://w3id.org/dpv/pd#CreditScore' } }
    const korea = (dataCategories: object) => to('KR', { ...holds('KR_PIPA'), dataCategories })
    expect(found(korea(credit))).toEqual([
      expect.stringMatching(/carries Contact data; .* leaves out personal credit information/),
    ])
    expect(found(korea({}))).toEqual([])
    const parts = { contact: { parent: 'credit' }, credit: { name: 'Credit', ...credit.contact } }
    expect(found(korea(parts))).toHaveLength(1)
    const british = { organizations: { 'acme-ie': { country: 'GB' } }, systems: { crm: { countries: ['GB'] } } }
    expect(found(to('KR', { ...holds('KR_PIPA'), ...british, dataCategories: credit }))).toEqual([])
  })
})

describe('DPF_STATUS_UNKNOWN', () => {
  const rule = 'DPF_STATUS_UNKNOWN'
  const found = (manifest: object, on?: string) => findMessages(rule, manifest, on)

  test('asks of an importer in the United States whether it is on the list, from the day of the decision on', () => {
    expect(found(to('US'))).toEqual([
      'Whether MailCo LLC is certified to EU-US Data Privacy Framework is not stated. If it is, that may cover Acme Ireland Ltd → MailCo LLC, IE to US (EU GDPR).',
    ])
    expect(findKeys(rule, to('US'))).toEqual(['mailco'])
    expect(found(to('US'), '2023-07-09')).toEqual([])
    expect(found(to('US'), '2023-07-10')).toHaveLength(1)
  })

  test('asks by the list of the exporter’s regime, once for an organization', () => {
    const [british] = findAll(rule, to('US', from('GB')))
    expect(british!.legalReference).toBe('UK GDPR Art. 45/45A; SI 2023/1028')
    const two = { systems: { crm: { countries: ['IE', 'GB', 'CH'] } } }
    expect(found(to('US', two))).toEqual([
      expect.stringMatching(
        /EU-US Data Privacy Framework, .*UK Extension .* and Swiss-US Data Privacy Framework is not/,
      ),
    ])
  })

  test('passes over an importer with an entry, lapsed or of another list, and one on a list that has ended', () => {
    expect(found(to('US', holds('EU-US-DPF')))).toEqual([])
    expect(found(to('US', { ...holds('eu-us-dpf'), ...from('GB') }))).toEqual([])
    const lapsed = { it: { name: 'It', organization: 'mailco', standard: 'eu-us-dpf', validTo: '2024-01-01' } }
    expect(found(to('US', { certifications: lapsed }))).toEqual([])
    expect(found(to('US', holds('eu-us-privacy-shield')))).toHaveLength(1)
    expect(found(to('US', holds('SOC 2')))).toHaveLength(1)
  })

  test('passes over importers elsewhere, and transfers that something covers', () => {
    expect(found(to('CA'))).toEqual([])
    expect(found(to('IN'))).toEqual([])
    expect(found(to('US', { safeguards: { 'mailco-scc': { mechanism: 'art49-1-a' } } }))).toEqual([])
  })
})
