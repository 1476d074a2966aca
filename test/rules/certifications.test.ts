import { describe, expect, test } from 'vitest'
import { acmeWith, findAll, findKeys, findMessages } from './find.ts'

const certified = (fields: object, more: Record<string, object> = {}) =>
  acmeWith({
    certifications: { 'mailco-dpf': null, it: { name: 'It', organization: 'mailco', ...fields }, ...(more as any) },
  })

describe('CERTIFICATION_EDITION_WITHDRAWN', () => {
  const found = (fields: object, on = '2025-11-01') =>
    findKeys('CERTIFICATION_EDITION_WITHDRAWN', certified(fields), on)

  test('finds an edition from the day after the last on which it counts', () => {
    const iso = { standard: 'ISO/IEC 27001', edition: '2013' }
    expect(found(iso, '2025-10-31')).toEqual([])
    expect(found(iso, '2025-11-01')).toEqual(['it'])
  })

  test.each(['ISO/IEC 27001:2013', 'ISO 27001:2013', 'iso27001:2013', 'ISO 27001:20013'])('reads %s', (standard) =>
    expect(found({ standard })).toEqual(['it']),
  )

  test('names a slip of the pen, and what it is read as', () => {
    const [message] = findMessages('CERTIFICATION_EDITION_WITHDRAWN', certified({ standard: 'ISO 27001:20013' }))
    expect(message).toContain('The edition is written 20013, read here as 2013.')
    const [plain] = findMessages('CERTIFICATION_EDITION_WITHDRAWN', certified({ standard: 'ISO 27001:2013' }))
    expect(plain).not.toContain('written')
  })

  test('passes over the present edition, none, other standards, and what has run out', () => {
    expect(found({ standard: 'ISO/IEC 27001:2022' })).toEqual([])
    expect(found({ standard: 'ISO/IEC 27001' })).toEqual([])
    expect(found({ standard: 'ISO 9001:2013' })).toEqual([])
    expect(found({ standard: 'ISO/IEC 27001:2013', validTo: '2025-10-31' })).toEqual([])
  })

  test('is content while the organization has a certificate to a later edition', () => {
    const next = { name: 'Next', organization: 'mailco', standard: 'ISO 27001', edition: '2022', validTo: '2026-05-31' }
    const later = (fields: object, on?: string) =>
      findKeys(
        'CERTIFICATION_EDITION_WITHDRAWN',
        certified({ standard: 'ISO/IEC 27001:2013' }, { next: { ...next, ...fields } }),
        on,
      )
    expect(later({}, '2026-05-31')).toEqual([])
    expect(later({}, '2026-06-01')).toEqual(['it'])
    expect(later({ validFrom: '2026-01-01' }, '2025-12-31')).toEqual(['it'])
    expect(later({ edition: null }, '2026-05-31')).toEqual(['it'])
    expect(later({ standard: 'ISO/IEC 27701' }, '2026-05-31')).toEqual(['it'])
    expect(later({ organization: 'acme-ie' }, '2026-05-31')).toEqual(['it'])
  })
})

describe('CERTIFICATION_EXPIRED', () => {
  const found = (on: string, more: Record<string, object> = {}) =>
    findKeys('CERTIFICATION_EXPIRED', certified({ standard: 'SOC 2', validTo: '2026-01-31' }, more), on)

  test('finds one from the day after its last', () => {
    expect(found('2026-01-31')).toEqual([])
    expect(found('2026-02-01')).toEqual(['it'])
  })

  test('passes over one that another of the same organization and standard has replaced', () => {
    const next = { name: 'Next', organization: 'mailco', standard: 'soc 2', validFrom: '2026-02-01' }
    expect(found('2026-02-01', { next })).toEqual([])
    expect(found('2026-02-01', { next: { ...next, standard: 'SOC 3' } })).toEqual(['it'])
    expect(found('2026-02-01', { next: { ...next, organization: 'acme-ie' } })).toEqual(['it'])
  })

  test('takes a later edition for a renewal, and none to which certificates no longer count', () => {
    const iso = (standard: string, next: string) =>
      findKeys(
        'CERTIFICATION_EXPIRED',
        certified(
          { standard, validTo: '2026-01-31' },
          { next: { name: 'Next', organization: 'mailco', standard: next } },
        ),
        '2026-02-01',
      )
    expect(iso('ISO/IEC 27001:2013', 'ISO 27001:2022')).toEqual([])
    expect(iso('ISO/IEC 27001:2022', 'ISO 27001:2013')).toEqual(['it'])
  })
})

describe('CERTIFICATION_DETAILS_MISSING', () => {
  const found = (fields: object, on?: string) => findMessages('CERTIFICATION_DETAILS_MISSING', certified(fields), on)
  const dates = { validFrom: '2024-01-01', validTo: '2026-12-31' }
  const whole = { number: '4711', body: 'A body', scope: 'All of it', ...dates }

  test('asks a certificate for edition, number, body, scope and dates', () => {
    expect(found({ standard: 'ISO/IEC 27001' })).toEqual([
      'It: edition, number, body, scope, first day and last day are not stated.',
    ])
    expect(found({ standard: 'ISO/IEC 27001', edition: '2022', ...whole })).toEqual([])
    expect(found({ standard: 'Europrivacy', ...whole, number: null })).toEqual(['It: number is not stated.'])
  })

  test('asks nothing of one to a withdrawn edition while there is one to a later edition', () => {
    const later = { name: 'Next', organization: 'mailco', standard: 'ISO/IEC 27001:2022', ...whole }
    const found = findKeys(
      'CERTIFICATION_DETAILS_MISSING',
      certified({ standard: 'ISO/IEC 27001:2013' }, { next: later }),
    )
    expect(found).toEqual([])
  })

  test('asks an attestation for its type, auditor and period, and no number', () => {
    expect(found({ standard: 'SOC II' })).toEqual([
      'It: type (Type I or Type II), auditor, scope and period are not stated.',
    ])
    for (const fields of [{ standard: 'SOC 2 Type II' }, { standard: 'SOC 2', edition: 'type 2' }])
      expect(found({ ...whole, number: null, ...fields })).toEqual([])
  })

  test('asks an entry on a list for its dates, and a scope code for nothing', () => {
    expect(found({ standard: 'EU-US-DPF', validFrom: '2024-01-01' })).toEqual(['It: last day is not stated.'])
    expect(found({ standard: 'eu-us-privacy-shield' })).toEqual([])
    expect(found({ standard: 'CA_PIPEDA' })).toEqual([])
  })

  test('passes over what has run out', () => {
    const soc = { standard: 'SOC 2', validTo: '2026-01-31' }
    expect(found(soc, '2026-01-31')).toHaveLength(1)
    expect(found(soc, '2026-02-01')).toEqual([])
  })
})

describe('CERTIFICATION_STANDARD_DOUBTFUL', () => {
  const found = (standard: string, fields: object = {}) =>
    findMessages('CERTIFICATION_STANDARD_DOUBTFUL', certified({ standard, ...fields }))

  test.each([
    ['eu-us-dfp', 'eu-us-dpf'],
    ['EU-US DPF', 'eu-us-dpf'],
    ['EU-US Data Privacy Framework', 'eu-us-dpf'],
    ['swiss-us-dp', 'swiss-us-dpf'],
    ['eu-us-dpf-uk-extention', 'eu-us-dpf-uk-extension'],
    ['CA-PIPEDA', 'CA_PIPEDA'],
  ])('finds %s, which is nearly %s', (standard, code) =>
    expect(found(standard)).toEqual([
      `It of MailCo LLC is to ${standard}, which is the name of no list or scope; did you mean ${code}?`,
    ]),
  )

  test('leaves standards of other kinds, and names in any case, alone', () => {
    const free = ['SOC 2', 'SOC 3', 'PCI DSS', 'ISO 9001:2015', 'C5', 'TISAX', 'HITRUST', 'CSA STAR', 'EU Cloud CoC']
    for (const standard of [...free, 'EU-US-DPF', 'ca_pipeda', 'eu-us-privacy-shield'])
      expect(found(standard), standard).toEqual([])
  })

  test('passes over what has run out', () => {
    expect(found('eu-us-dfp', { validTo: '2026-11-25' })).toHaveLength(1)
    expect(found('eu-us-dfp', { validTo: '2026-11-24' })).toEqual([])
  })
})

test('an entry on a list is held against the law of the list, not against that of certificates', () => {
  const cited = (rule: string, standard: string) =>
    findAll(rule, certified({ standard, validTo: '2026-01-31' }), '2026-02-01')[0]?.legalReference
  expect(cited('CERTIFICATION_EXPIRED', 'eu-us-dpf')).toBe(
    'GDPR Art. 45; Commission Implementing Decision (EU) 2023/1795',
  )
  expect(cited('CERTIFICATION_EXPIRED', 'CA_PIPEDA')).toBe('GDPR Art. 45(3)')
  expect(cited('CERTIFICATION_EXPIRED', 'SOC 2')).toBe('GDPR Art. 28(1), 32(1)')
})
