import { rules } from '../../src/rules/all-rules.ts'

/** As many records of every type as asked, each with every relation that its type can have. */
export function manyOf(count: number) {
  const each = <T>(make: (i: number, key: string) => T): Record<string, T> =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [keyOf(i), make(i, keyOf(i))]))
  return {
    organizations: {
      home: { name: 'Home', kind: 'OWN_ENTITY', country: 'IE' },
      ...each((i) => ({ name: `Vendor ${i}`, kind: 'VENDOR', country: i % 2 ? 'US' : 'IN', parent: 'home' })),
    },
    dataSubjectCategories: each((i) => ({ name: `People ${i}` })),
    dataCategories: {
      top: { name: 'Top' },
      ...each((i) => ({ name: `Category ${i}`, parent: 'top', elements: { only: { name: 'Element' } } })),
    },
    purposes: { top: { name: 'Top' }, ...each((i) => ({ name: `Purpose ${i}`, parent: 'top' })) },
    systems: {
      source: { name: 'Source', operator: 'home', countries: ['IE'] },
      ...each((i, key) => ({ name: `System ${i}`, operator: key, countries: ['US', 'IN'], dataCategories: [key] })),
    },
    securityMeasures: each((i) => ({
      name: `Measure ${i}`,
      kind: 'TECHNICAL',
      useCases: ['SPLIT_PROCESSING'],
      supplementary: true,
    })),
    agreements: each((i, key) => ({
      name: `Agreement ${i}`,
      kind: 'DPA',
      parties: [{ organization: 'home', role: 'CONTROLLER' }, { organization: key }],
    })),
    certifications: each((i, key) => ({ name: `Certificate ${i}`, organization: key, standard: 'eu-us-dpf' })),
    processingActivities: each((i, key) => ({
      name: `Activity ${i}`,
      status: 'ACTIVE',
      purposes: [key],
      legalBases: [{ basis: 'gdpr-6-1-f', purpose: key, condition: 'gdpr-9-2-b' }],
      roles: [
        { organization: 'home', role: 'CONTROLLER' },
        { organization: key, role: 'PROCESSOR', dataCategory: key, onBehalfOf: 'home' },
      ],
      data: [{ dataCategory: key, dataSubjectCategory: key, retention: { period: 'P1Y' } }],
      systems: [key],
      flows: [
        { from: { dataSubjectCategory: key }, to: { system: 'source' }, kind: 'COLLECTION', dataCategories: [key] },
        { from: { system: 'source' }, to: { system: key }, kind: 'PROCESSING', dataCategories: [key] },
        {
          from: { system: key },
          to: { organization: keyOf((i + 1) % count) },
          kind: 'DISCLOSURE',
          dataCategories: [key],
        },
      ],
      securityMeasures: [key],
      regulations: ['eu-gdpr'],
    })),
    subprocessors: each((i, key) => ({
      name: `Engagement ${i}`,
      organization: key,
      engagedBy: keyOf((i + 1) % count),
      service: 'All',
      countries: ['US'],
      dataCategories: [key],
      activities: [key],
      approvals: [{ team: 'Legal', decision: 'APPROVED' }],
    })),
    safeguards: each((_, key) => ({
      exporter: 'home',
      importer: key,
      mechanism: 'eu-scc-2021-m2',
      agreement: key,
      validFrom: '2022-01-01',
    })),
    countryProfiles: each((i) => ({
      name: `Profile ${i}`,
      country: i % 2 ? 'US' : 'IN',
      facts: { act: { date: '2025-01-01', fact: 'An act' } },
    })),
    transferImpactAssessments: each((i, key) => ({
      name: `Assessment ${i}`,
      transfers: ['US', 'IN'].map((toCountry) => ({ exporter: 'home', importer: key, toCountry })),
      outcome: 'PROCEED',
      outcomeReason: 'Nobody has judged the measure yet',
      assessedBy: 'Jo',
      assessedOn: '2024-01-01',
      data: { volume: 'Some', format: 'SPLIT', score: 1 },
      recipient: { exposed: true },
      guarantees: Object.fromEntries(
        ['clearRules', 'necessity', 'oversight', 'remedies'].map((name) => [name, { score: 2 }]),
      ),
      practice: { score: 2, requests: { received: 3 } },
      useCase: 'SPLIT_PROCESSING',
      storagePlaces: ['US', 'IN'],
      lawsLookedAt: ['An act'],
      countryProfiles: [key],
      supplementaryMeasures: [key],
    })),
    waivers: each((i, key) => ({
      name: `Waiver ${i}`,
      rule: 'ACTIVITY_WITHOUT_CONTROLLER',
      recordType: 'ProcessingActivity',
      record: key,
      reason: 'Being looked into',
      waivedBy: 'Jo',
      validTo: '2999-12-31',
    })),
    // A rule has one at most.
    ruleSettings: Object.fromEntries(
      rules.slice(0, count).map(({ code }, i) => [keyOf(i), { rule: code, severity: 'WARNING' }]),
    ),
    policies: each((i, key) => ({
      name: `Policy ${i}`,
      dataCategories: [key],
      dataSubjectCategories: [key],
      neverInCountries: ['CN', 'RU'],
      neverToOrganizations: [key],
      onlyForPurposes: [key],
      unlessMeasures: [key],
    })),
  }
}

const keyOf = (i: number) => `k-${String(i).padStart(3, '0')}`
