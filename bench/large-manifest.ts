const syllables = 'ba co da el fi gra ha in jo ka lo mer no or pla qui ros sta tu ven wi xen yo zar'.split(' ')
const countries = ['IE', 'DE', 'FR', 'US', 'GB', 'IN', 'CH', 'BR', 'NL', 'SE']

/**
 * A company's inventory of about `size` records: a tenth organizations, a fifth each of systems and activities, a tenth
 * data categories, the rest what goes with them; two flows for each activity. The same for the same size.
 */
export function largeManifest(size = 50_000) {
  const share = (part: number) => Math.round(size * part)
  const counts = {
    organizations: share(0.1),
    dataSubjectCategories: share(0.02),
    dataCategories: share(0.1),
    purposes: share(0.08),
    systems: share(0.2),
    securityMeasures: share(0.02),
    agreements: share(0.08),
    certifications: share(0.06),
    processingActivities: share(0.2),
    subprocessors: share(0.06),
    safeguards: share(0.06),
    transferImpactAssessments: share(0.02),
  }
  type Section = keyof typeof counts
  const pick = (section: Section, i: number) => keyOf(section, Math.abs(i * 7919 + 13) % counts[section])
  const vendor = (i: number) => keyOf('organizations', (i * 31 + 1) % counts.organizations)
  const own = (i: number) => keyOf('organizations', (i % 50) * 10)
  const make: Record<Section, (i: number) => object> = {
    organizations: (i) => ({
      kind: i % 10 === 0 ? 'OWN_ENTITY' : 'VENDOR',
      country: countries[i % countries.length],
      ...(i % 7 === 3 ? { parent: keyOf('organizations', Math.floor(i / 7)) } : {}),
      ...(i % 5 === 0 ? { aliases: [words(i + 1, 2), words(i + 2, 1)] } : {}),
    }),
    dataSubjectCategories: () => ({}),
    dataCategories: (i) => ({
      specialCategory: i % 11 === 0,
      ...(i > 50 ? { parent: keyOf('dataCategories', i % 50) } : {}),
      ...(i % 3 === 0 ? { elements: { [`e-${i}`]: { name: words(i + 3, 2) } } } : {}),
    }),
    purposes: () => ({}),
    systems: (i) => ({
      operator: i % 2 ? vendor(i) : own(i),
      countries: [countries[i % countries.length], countries[(i + 3) % countries.length]],
      dataCategories: [pick('dataCategories', i), pick('dataCategories', i + 1)],
    }),
    securityMeasures: (i) => ({ supplementary: i % 2 === 0, effective: true }),
    agreements: (i) => ({
      kind: 'DPA',
      parties: [
        { organization: own(i), role: 'CONTROLLER' },
        { organization: vendor(i), role: 'PROCESSOR' },
      ],
      signedOn: '2022-01-10',
      validFrom: '2022-01-10',
    }),
    certifications: (i) => ({ organization: vendor(i), standard: 'eu-us-dpf', validFrom: '2023-09-01' }),
    processingActivities: (i) => ({
      status: 'ACTIVE',
      purposes: [pick('purposes', i)],
      legalBases: [{ basis: 'gdpr-6-1-b', purpose: pick('purposes', i) }],
      roles: [
        { organization: own(i), role: 'CONTROLLER' },
        { organization: vendor(i), role: 'PROCESSOR', onBehalfOf: own(i) },
      ],
      data: [
        {
          dataCategory: pick('dataCategories', i),
          dataSubjectCategory: pick('dataSubjectCategories', i),
          retention: { period: 'P6Y', trigger: 'end of contract' },
        },
      ],
      systems: [keyOf('systems', i)],
      flows: [
        {
          from: { dataSubjectCategory: pick('dataSubjectCategories', i) },
          to: { system: keyOf('systems', i) },
          kind: 'COLLECTION',
          dataCategories: [pick('dataCategories', i)],
        },
        {
          from: { system: keyOf('systems', i) },
          to: { system: keyOf('systems', (i * 3 + 1) % counts.systems) },
          kind: 'PROCESSING',
          dataCategories: [pick('dataCategories', i), pick('dataCategories', i + 1)],
        },
      ],
    }),
    subprocessors: (i) => ({
      organization: vendor(i),
      engagedBy: own(i),
      service: words(i, 2),
      countries: [countries[i % countries.length]],
      activities: [pick('processingActivities', i)],
      status: 'ACTIVE',
    }),
    safeguards: (i) => ({
      exporter: own(i),
      importer: vendor(i),
      mechanism: 'eu-scc-2021-m2',
      agreement: keyOf('agreements', i % counts.agreements),
      validFrom: '2022-01-10',
    }),
    transferImpactAssessments: (i) => ({
      transfers: [{ exporter: own(i), importer: vendor(i), toCountry: countries[i % countries.length] }],
      outcome: 'PROCEED',
      assessedOn: '2024-01-05',
    }),
  }
  const sections = Object.entries(counts).map(([section, count], s) => [
    section,
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        keyOf(section as Section, i),
        {
          ...(section === 'safeguards' ? {} : { name: words(i * 13 + s, 2 + (i % 2)) }),
          ...(i % 4 === 0 ? { description: words(i * 17 + s, 12) } : {}),
          ...make[section as Section](i),
        },
      ]),
    ),
  ])
  return {
    ropewalk: 1,
    manifest: 'large',
    ...(Object.fromEntries(sections) as Record<Section, Record<string, Record<string, unknown>>>),
  }
}

const keyOf = (section: string, i: number) => `${section.slice(0, 4).toLowerCase()}-${i}`

/** Words that look like names, from some ten thousand. */
export function words(seed: number, count: number): string {
  return Array.from({ length: count }, (_, at) => {
    let rest = ((seed + 1) * 2_654_435_761 + at * 40_503 * 97) % 2_147_483_647
    let word = ''
    for (let length = 2 + (rest % 2); length > 0; length--) {
      word += syllables[rest % syllables.length]
      rest = Math.floor(rest / syllables.length) + 7
    }
    return word[0]!.toUpperCase() + word.slice(1)
  }).join(' ')
}
