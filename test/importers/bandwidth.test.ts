import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { importSample } from './bandwidth-sample.ts'

const { manifest } = importSample()
const page = 'https://bandwidth.com/legal/data-protection-and-privacy'
const controllerActivities = [
  'billing',
  'account-fraud',
  'relationship',
  'conveyance',
  'metadata-billing',
  'optimise',
  'metadata-fraud',
  'metadata-regulatory',
  'kyc',
  'numbering',
  'emergency',
]

test('the manifest has all records, in the order of the input', () => {
  const { ropewalk, manifest: name, ...sections } = manifest
  expect({ ropewalk, name }).toEqual({ ropewalk: 1, name: 'bandwidth' })
  expect(
    Object.fromEntries(Object.entries(sections).map(([section, records]) => [section, Object.keys(records)])),
  ).toEqual({
    organizations: ['bandwidth-inc', 'voxbone-sa', 'voice-topco', 'bandwidth-affiliates', 'bandwidth-customers'],
    dataSubjectCategories: [
      'customer-representative',
      'subscriber',
      'appointed-representative',
      'end-user',
      'employee',
      'communicating-party',
      'website-requester',
    ],
    dataCategories: [
      'customer-account-information',
      'communications-metadata',
      'subscriber-data',
      'customer-directed-data',
    ],
    purposes: [
      'billing',
      'fraud',
      'relationship',
      'provide',
      'maintain',
      'optimise',
      'regulatory',
      'identity',
      'number-assignment',
      'portability',
      'emergency',
    ],
    securityMeasures: ['general', 'audit', 'training', 'vdp'],
    agreements: ['dpa', 'services-agreement', 'csa'],
    certifications: ['iso27001', 'soc2', 'privacy-shield'],
    processingActivities: [...controllerActivities, 'processor-features'],
    safeguards: ['intra-group/eu-scc-2021-m1', 'intra-group/eu-scc-2021-m2', 'intra-group/eu-scc-2021-m3'],
    transferImpactAssessments: ['tia-internal'],
  })
})

test('the same input gives the same manifest, to the byte, and shares no part between places', () => {
  expect(JSON.stringify(importSample())).toBe(JSON.stringify(importSample()))
  expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest)
  expect(stringify(manifest)).not.toMatch(/[&*]a\d/)
})

test('every record, and every row that can, says where it is from and how it is known', () => {
  const { ropewalk, manifest: name, ...sections } = manifest
  const rows = Object.values(manifest.processingActivities).flatMap((activity) => [
    ...activity.legalBases,
    ...activity.roles,
    ...activity.data,
    ...activity.flows,
  ])
  const elements = Object.values(manifest.dataCategories).flatMap((category) => Object.values(category.elements))
  for (const known of [...Object.values(sections).flatMap((records) => Object.values(records)), ...rows, ...elements])
    expect(known).toMatchObject({
      source: expect.stringMatching(/./),
      confidence: expect.stringMatching(/^(STATED|INFERRED)$/),
    })
})

describe('organizations', () => {
  const { organizations } = manifest

  test('are the company, its named affiliates, and one each for those that are not named', () => {
    expect(organizations).toMatchObject({
      'bandwidth-inc': { name: 'Bandwidth Inc.', kind: 'OWN_ENTITY', country: 'US', confidence: 'STATED' },
      'voxbone-sa': { name: 'Voxbone S.A.', kind: 'OWN_ENTITY', country: 'BE', parent: 'bandwidth-inc' },
      'voice-topco': { name: 'Voice Topco Limited', kind: 'OWN_ENTITY', country: 'GB', parent: 'bandwidth-inc' },
      'bandwidth-affiliates': { kind: 'OWN_ENTITY' },
      'bandwidth-customers': { kind: 'CUSTOMER' },
    })
    for (const unnamed of ['bandwidth-affiliates', 'bandwidth-customers'] as const) {
      expect(organizations[unnamed]).not.toHaveProperty('country')
      expect(organizations[unnamed]).not.toHaveProperty('parent')
    }
  })

  test('a mention of an affiliate adds to its description, not to the organizations', () => {
    expect(organizations['voxbone-sa']!.description).toContain('Mentioned as "Voxbone"')
    expect(organizations).not.toHaveProperty('voxbone-mention')
  })

  test('the company shows what the sources leave open', () => {
    expect(organizations['bandwidth-inc']!.description).toContain(
      'Not stated: data protection officer, EU representative, UK representative.',
    )
    expect(organizations['bandwidth-inc']!.description).toContain(
      'EU-US Data Privacy Framework: not mentioned on the page',
    )
    expect(organizations['bandwidth-inc']!.description).toContain('Subprocessors: the sources read here name none.')
    expect(manifest).not.toHaveProperty('subprocessors')
  })
})

test('data categories have their elements, with the terms of the vocabulary', () => {
  const counts = Object.entries(manifest.dataCategories).map(([key, { elements }]) => [
    key,
    Object.keys(elements).length,
  ])
  expect(Object.fromEntries(counts)).toEqual({
    'customer-account-information': 4,
    'communications-metadata': 7,
    'subscriber-data': 5,
    'customer-directed-data': 0,
  })
  expect(manifest.dataCategories['customer-account-information']!.elements['cai-email']).toEqual({
    name: 'Email address',
    dpvIri: 'https://w3id.org/dpv/pd#EmailAddress',
    source: page,
    confidence: 'STATED',
  })
  expect(manifest.dataCategories['communications-metadata']!.elements['cm-logs']).not.toHaveProperty('dpvIri')
  expect(manifest.dataSubjectCategories['communicating-party']!.confidence).toBe('INFERRED')
  expect(manifest.purposes.billing!.dpvIri).toBe('https://w3id.org/dpv#PaymentManagement')
})

describe('processing activities', () => {
  const { processingActivities: activities } = manifest

  test('have purposes, and legal bases that are all inferred', () => {
    const read = Object.entries(activities).map(([key, activity]) => {
      return [key, { purposes: activity.purposes, legalBases: activity.legalBases.map(({ basis }) => basis) }]
    })
    expect(Object.fromEntries(read)).toEqual({
      billing: { purposes: ['billing'], legalBases: ['gdpr-6-1-b', 'gdpr-6-1-f'] },
      'account-fraud': { purposes: ['fraud'], legalBases: ['gdpr-6-1-f'] },
      relationship: { purposes: ['relationship'], legalBases: ['gdpr-6-1-f'] },
      conveyance: { purposes: ['provide', 'maintain'], legalBases: ['gdpr-6-1-b', 'gdpr-6-1-f'] },
      'metadata-billing': { purposes: ['billing'], legalBases: ['gdpr-6-1-b'] },
      optimise: { purposes: ['optimise'], legalBases: ['gdpr-6-1-f'] },
      'metadata-fraud': { purposes: ['fraud'], legalBases: ['gdpr-6-1-f'] },
      'metadata-regulatory': { purposes: ['regulatory'], legalBases: ['gdpr-6-1-c'] },
      kyc: { purposes: ['regulatory', 'identity'], legalBases: ['gdpr-6-1-c'] },
      numbering: { purposes: ['number-assignment', 'portability'], legalBases: ['gdpr-6-1-b', 'gdpr-6-1-c'] },
      emergency: { purposes: ['emergency'], legalBases: ['gdpr-6-1-c', 'gdpr-6-1-d'] },
      'processor-features': { purposes: ['provide'], legalBases: [] },
    })
    const bases = Object.values(activities).flatMap((activity) => activity.legalBases)
    expect(bases.map(({ confidence }) => confidence)).toEqual(bases.map(() => 'INFERRED'))
  })

  test.each(controllerActivities)(
    '%s: the company is its controller, as stated, and no affiliate has a role',
    (key) => {
      expect(activities[key]!.roles).toEqual([
        { organization: 'bandwidth-inc', role: 'CONTROLLER', source: page, confidence: 'STATED' },
      ])
    },
  )

  test('for some features the company is the processor of its customers', () => {
    expect(activities['processor-features']).toMatchObject({
      roles: [
        { organization: 'bandwidth-inc', role: 'PROCESSOR', onBehalfOf: 'bandwidth-customers', confidence: 'STATED' },
        { organization: 'bandwidth-customers', role: 'CONTROLLER', confidence: 'INFERRED' },
      ],
      data: [{ dataCategory: 'customer-directed-data', source: page, confidence: 'STATED' }],
      flows: [],
    })
  })

  test('say whose data it is, and keep apart what the page says and what we read', () => {
    const about = (key: string) =>
      activities[key]!.data.map(({ dataSubjectCategory, confidence }) => [dataSubjectCategory, confidence])
    expect(about('billing')).toEqual([['customer-representative', 'STATED']])
    expect(about('kyc')).toEqual([
      ['subscriber', 'STATED'],
      ['appointed-representative', 'STATED'],
    ])
    expect(about('optimise')).toEqual([
      ['end-user', 'INFERRED'],
      ['communicating-party', 'INFERRED'],
    ])
  })

  test('leave out what the sources do not say: retention, status, systems, measures, regulations', () => {
    for (const activity of Object.values(activities)) {
      for (const open of ['status', 'systems', 'securityMeasures', 'regulations'])
        expect(activity).not.toHaveProperty(open)
      for (const row of activity.data) expect(row).not.toHaveProperty('retention')
    }
  })
})

describe('flows', () => {
  test.each(controllerActivities)(
    '%s: affiliates and customers disclose its category to the company, as inferred',
    (key) => {
      const { data, flows } = manifest.processingActivities[key]!
      expect(flows.filter(({ kind }) => kind === 'DISCLOSURE')).toEqual(
        ['voxbone-sa', 'bandwidth-affiliates', 'bandwidth-customers'].map((organization) => ({
          from: { organization },
          to: { organization: 'bandwidth-inc' },
          kind: 'DISCLOSURE',
          dataCategories: [data[0]!.dataCategory],
          source: page,
          confidence: 'INFERRED',
        })),
      )
    },
  )

  test.each(controllerActivities)('%s: its data is collected from those it is about, no surer than that is', (key) => {
    const { data, flows } = manifest.processingActivities[key]!
    const collected = flows.filter(({ kind }) => kind === 'COLLECTION')
    expect(collected.map(({ from, dataCategories, confidence }) => ({ from, dataCategories, confidence }))).toEqual(
      data.map(({ dataCategory, dataSubjectCategory, confidence }) => {
        return { from: { dataSubjectCategory }, dataCategories: [dataCategory], confidence }
      }),
    )
  })

  test('are 33 disclosures and 19 collections, and claim no country and no day', () => {
    const flows = Object.values(manifest.processingActivities).flatMap((activity) => activity.flows)
    expect(flows.filter(({ kind }) => kind === 'DISCLOSURE')).toHaveLength(33)
    expect(flows.filter(({ kind }) => kind === 'COLLECTION')).toHaveLength(19)
    const fields = new Set(flows.flatMap((flow) => Object.keys(flow)))
    expect([...fields].sort()).toEqual(['confidence', 'dataCategories', 'from', 'kind', 'source', 'to'])
  })
})

describe('what transfers rest on', () => {
  test('is one inferred safeguard for each module of the clauses, without a day', () => {
    for (const module of ['eu-scc-2021-m1', 'eu-scc-2021-m2', 'eu-scc-2021-m3'])
      expect(manifest.safeguards[`intra-group/${module}`]).toEqual({
        description: expect.stringContaining('Module: inferred (the page names no module).'),
        exporter: 'voxbone-sa',
        importer: 'bandwidth-inc',
        mechanism: module,
        source: page,
        confidence: 'INFERRED',
      })
  })

  test('is an undated assessment without an outcome', () => {
    expect(manifest.transferImpactAssessments['tia-internal']).toEqual({
      name: 'Internal transfer impact assessment',
      description: expect.stringContaining('Not stated: date, outcome, next review, supplementary measures.'),
      transfers: [{ exporter: 'voxbone-sa', importer: 'bandwidth-inc', toCountry: 'US' }],
      outcome: 'UNDETERMINED',
      source: page,
      confidence: 'INFERRED',
    })
  })

  test('is a Privacy Shield certification that the page keeps and does not rely on', () => {
    expect(manifest.certifications['privacy-shield']).toMatchObject({
      organization: 'bandwidth-inc',
      standard: 'eu-us-privacy-shield',
      confidence: 'STATED',
      description: expect.stringContaining('No valid mechanism since 2020-07-16.'),
    })
    const mechanisms = Object.values(manifest.safeguards).map(({ mechanism }) => mechanism)
    expect(mechanisms).not.toContain('eu-us-privacy-shield')
  })
})

test('certifications keep the writing of the source beside our reading of it', () => {
  const { iso27001, soc2 } = manifest.certifications
  expect(iso27001).toMatchObject({ standard: 'ISO/IEC 27001', edition: '2013', organization: 'bandwidth-inc' })
  expect(iso27001!.description).toContain('Written in the source as "ISO 27001:20013"')
  expect(iso27001!.description).toContain('inferred (typing error for 2013)')
  expect(soc2).toMatchObject({
    standard: 'SOC 2',
    description: expect.stringContaining('Not stated: report type, period.'),
  })
  for (const field of ['number', 'validFrom', 'validTo']) expect(iso27001).not.toHaveProperty(field)
})

test('agreements have their parties as far as they are named, and the day that is stated', () => {
  expect(manifest.agreements).toMatchObject({
    dpa: {
      kind: 'DPA',
      parties: [
        { organization: 'bandwidth-inc' },
        { organization: 'bandwidth-affiliates' },
        { organization: 'bandwidth-customers' },
      ],
      validFrom: '2022-12-27',
    },
    csa: { kind: 'SERVICES', parties: [{ organization: 'bandwidth-inc' }, { organization: 'bandwidth-affiliates' }] },
    'services-agreement': { kind: 'SERVICES' },
  })
  expect(manifest.agreements['services-agreement']).not.toHaveProperty('parties')
})

test('security measures are those of the sources, tied to nothing', () => {
  expect(manifest.securityMeasures.audit).toEqual({
    name: 'Yearly third-party information security audits',
    description: expect.stringContaining('test-evaluate, certification-assurance'),
    source: page,
    confidence: 'STATED',
  })
})
