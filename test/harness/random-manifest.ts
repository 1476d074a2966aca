import fc from 'fast-check'

const keys = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}-${i}`)
const some = <T>(values: readonly T[], maxLength = 3) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: Math.min(maxLength, values.length) })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
/** Without fields that were drawn as left out, as a manifest in JSON would have it. */
const written = <T>(value: fc.Arbitrary<T>) => value.map((entry) => JSON.parse(JSON.stringify(entry)))
const record = (fields: Record<string, fc.Arbitrary<unknown>>) => written(fc.record(fields))

const organizations = keys('org', 4)
const subjects = keys('subject', 2)
const categories = keys('category', 4)
const purposes = keys('purpose', 3)
const systems = keys('system', 4)
const measures = keys('measure', 2)
const profiles = keys('profile', 2)
const agreements = keys('agreement', 2)
const activities = keys('activity', 3)

const name = fc.constantFrom('Alpha', 'Bêta', 'Gamma → Delta', 'O\'Neill "&" Sons', '日本', 'a'.repeat(200))
const country = fc.constantFrom('IE', 'DE', 'US', 'GB', 'CH', 'IN', 'BR')
const day = fc.constantFrom('2019-05-05', '2021-06-27', '2022-12-27', '2024-02-29')
const role = fc.constantFrom('CONTROLLER', 'JOINT_CONTROLLER', 'PROCESSOR', 'SUBPROCESSOR', 'THIRD_PARTY')
const score = fc.integer({ min: 0, max: 4 })
const evidence = { source: maybe(fc.constant('a contract')), confidence: maybe(fc.constantFrom('STATED', 'INFERRED')) }
const common = { name, description: maybe(fc.constant('one\ntwo')), ...evidence }
const parentAmong = (siblings: readonly string[], i: number) =>
  i === 0 ? fc.constant(undefined) : maybe(fc.constantFrom(...siblings.slice(0, i)))

const each = (names: readonly string[], make: (i: number) => fc.Arbitrary<unknown>) =>
  fc.record(Object.fromEntries(names.map((key, i) => [key, make(i)])))

const end = fc.oneof(
  fc.record({ system: fc.constantFrom(...systems) }),
  fc.record({ organization: fc.constantFrom(...organizations) }),
)
const flow = record({
  from: fc.oneof(end, fc.record({ dataSubjectCategory: fc.constantFrom(...subjects) })),
  to: end,
  kind: fc.constantFrom('COLLECTION', 'STORAGE', 'PROCESSING', 'REMOTE_ACCESS', 'DISCLOSURE'),
  dataCategories: some(categories),
  fromCountry: maybe(country),
  toCountry: maybe(country),
  validFrom: maybe(fc.constant('2019-01-01')),
  validTo: maybe(day),
  ...evidence,
})
const by = (...fields: string[]) => ({
  selector: (row: any) => fields.map((field) => row[field] ?? '').join('/'),
  maxLength: 3,
})

/** A whole manifest that is right: every reference leads somewhere, and nothing stands in a list twice. */
export const randomManifest: fc.Arbitrary<Record<string, unknown>> = fc.record({
  ropewalk: fc.constant(1),
  organizations: each(organizations, (i) =>
    record({
      ...common,
      kind: fc.constantFrom('OWN_ENTITY', 'VENDOR'),
      country: maybe(country),
      parent: parentAmong(organizations, i),
    }),
  ),
  dataSubjectCategories: each(subjects, () => record({ ...common, vulnerable: maybe(fc.boolean()) })),
  dataCategories: each(categories, (i) =>
    record({
      ...common,
      parent: parentAmong(categories, i),
      specialCategory: maybe(fc.boolean()),
      elements: maybe(
        fc.dictionary(fc.constantFrom('email', 'phone'), record({ name, ...evidence }), { noNullPrototype: true }),
      ),
    }),
  ),
  purposes: each(purposes, (i) => record({ ...common, parent: parentAmong(purposes, i) })),
  systems: each(systems, () =>
    record({
      ...common,
      operator: maybe(fc.constantFrom(...organizations)),
      countries: some(['IE', 'US', 'GB']),
      dataCategories: some(categories),
    }),
  ),
  securityMeasures: each(measures, () =>
    record({
      ...common,
      kind: maybe(fc.constant('TECHNICAL')),
      supplementary: maybe(fc.boolean()),
      effective: maybe(fc.boolean()),
      useCases: some(['ENCRYPTED_STORAGE', 'SPLIT_PROCESSING']),
    }),
  ),
  agreements: each(agreements, () =>
    record({
      ...common,
      kind: fc.constantFrom('DPA', 'OTHER'),
      parties: fc.uniqueArray(
        record({ organization: fc.constantFrom(...organizations), role: maybe(role) }),
        by('organization', 'role'),
      ),
      signedOn: maybe(day),
    }),
  ),
  certifications: fc.dictionary(
    fc.constantFrom('cert-a', 'cert-b'),
    record({
      ...common,
      organization: fc.constantFrom(...organizations),
      standard: fc.constantFrom('eu-us-dpf', 'ISO/IEC 27001'),
      validTo: maybe(day),
    }),
    { noNullPrototype: true },
  ),
  processingActivities: each(activities, () =>
    record({
      ...common,
      status: maybe(fc.constantFrom('DRAFT', 'IN_REVIEW', 'ACTIVE', 'RETIRED')),
      purposes: some(purposes),
      legalBases: fc.uniqueArray(
        record({
          basis: fc.constantFrom('gdpr-6-1-b', 'gdpr-6-1-f'),
          purpose: maybe(fc.constantFrom(...purposes)),
          ...evidence,
        }),
        by('basis', 'purpose'),
      ),
      roles: fc.uniqueArray(
        record({
          organization: fc.constantFrom(...organizations),
          role,
          dataCategory: maybe(fc.constantFrom(...categories)),
          ...evidence,
        }),
        by('organization', 'role', 'dataCategory'),
      ),
      data: fc.uniqueArray(
        record({
          dataCategory: fc.constantFrom(...categories),
          dataSubjectCategory: maybe(fc.constantFrom(...subjects)),
          retention: maybe(record({ period: fc.constant('P6Y'), trigger: maybe(fc.constant('end of contract')) })),
          ...evidence,
        }),
        by('dataCategory', 'dataSubjectCategory'),
      ),
      systems: some(systems),
      flows: fc.array(flow, { maxLength: 4 }),
      securityMeasures: some(measures),
      regulations: some(['eu-gdpr', 'uk-gdpr']),
    }),
  ),
  subprocessors: fc.dictionary(
    fc.constantFrom('sub-a', 'sub-b'),
    record({
      ...common,
      organization: fc.constantFrom(...organizations),
      engagedBy: fc.constantFrom(...organizations),
      service: fc.constant('Hosting'),
      status: maybe(fc.constantFrom('PROPOSED', 'ACTIVE')),
      countries: some(['IE', 'US']),
      activities: some(activities),
      approvals: fc.uniqueArray(
        record({ team: fc.constantFrom('Privacy', 'Contracts'), decision: fc.constantFrom('PENDING', 'APPROVED') }),
        by('team'),
      ),
    }),
    { noNullPrototype: true },
  ),
  safeguards: fc.dictionary(
    fc.constantFrom('safe-a', 'safe-b'),
    record({
      name: maybe(name),
      exporter: fc.constantFrom(...organizations),
      importer: fc.constantFrom(...organizations),
      mechanism: fc.constantFrom('eu-scc-2021-m1', 'eu-scc-2021-m2', 'art49-1-a', 'uk-idta'),
      agreement: maybe(fc.constantFrom(...agreements)),
      validTo: maybe(day),
      ...evidence,
    }),
    { noNullPrototype: true },
  ),
  countryProfiles: each(profiles, () =>
    record({
      ...common,
      country,
      law: maybe(fc.constant('an act')),
      facts: maybe(
        fc.dictionary(
          fc.constantFrom('act', 'judgment'),
          record({ date: day, fact: fc.constant('It came'), asksForReview: maybe(fc.boolean()), ...evidence }),
          { noNullPrototype: true },
        ),
      ),
    }),
  ),
  transferImpactAssessments: fc.dictionary(
    fc.constantFrom('tia-a', 'tia-b'),
    record({
      ...common,
      transfers: fc.uniqueArray(
        record({
          exporter: fc.constantFrom(...organizations),
          importer: fc.constantFrom(...organizations),
          toCountry: country,
        }),
        by('exporter', 'importer', 'toCountry'),
      ),
      outcome: fc.constantFrom('PROCEED', 'SUSPEND', 'UNDETERMINED'),
      // Whatever it is computed to be, it may be signed otherwise.
      outcomeReason: fc.constant('Counsel says so'),
      assessedBy: fc.constant('Jo'),
      assessedOn: maybe(day),
      data: maybe(
        record({ volume: maybe(fc.constant('much')), format: maybe(fc.constant('CLEAR')), score: maybe(score) }),
      ),
      recipient: maybe(record({ exposed: maybe(fc.boolean()) })),
      guarantees: maybe(
        record({
          clearRules: maybe(record({ score: maybe(score), note: maybe(fc.constant('why')) })),
          oversight: maybe(record({ score: maybe(score) })),
        }),
      ),
      practice: maybe(record({ requests: maybe(record({ received: maybe(fc.constant(7)), from: maybe(day) })) })),
      useCase: maybe(fc.constantFrom('PROTECTED_RECIPIENT', 'PROCESSING_IN_THE_CLEAR')),
      storagePlaces: some(['IE', 'US']),
      lawsLookedAt: some(['An act', 'Another act']),
      countryProfiles: some(profiles),
      supplementaryMeasures: some(measures),
    }),
    { noNullPrototype: true },
  ),
})
