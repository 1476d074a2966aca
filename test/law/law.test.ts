import { describe, expect, test } from 'vitest'
import { keyOf } from '../../src/law/key-of.ts'
import { loadLaw } from '../../src/law/law.ts'
import { type LawFiles, readLaw } from '../../src/law/read-law.ts'
import { filesWith, type Step } from './law-files.ts'

const law = loadLaw()

describe('the law that ships', () => {
  test('is read once, and says of when it is', () => {
    expect(loadLaw()).toBe(law)
    expect(law.lawVersion).toBe('2026-11-23')
  })

  test('has every row under its key', () => {
    expect(law.mechanisms.size).toBe(64)
    expect(law.countries.size).toBe(249)
    expect([...law.regimes.keys()]).toContain('eu-gdpr')
    expect(law.regulations.get('us-ca-ccpa')?.id).toBe('US_CA_CCPA')
    expect(law.legalBases.get('gdpr-6-1-b')?.kind).toBe('lawful-basis')
    expect(law.legalBases.get('gdpr-9-2-a')?.kind).toBe('special-category-condition')
    expect(law.legalBases.has('gdpr-45-3')).toBe(false)
    expect(law.countryFacts.get('US')).toHaveLength(4)
  })

  test('has suggestions for editors, by key', () => {
    const { dataCategories, dataSubjectTypes, securityMeasures, roles } = law.suggestions
    expect([dataCategories.size, dataSubjectTypes.size, roles.size]).toEqual([50, 36, 18])
    expect(dataCategories.get('ip-address')).toMatchObject({ ccpa: ['A', 'F'], trafficData: true })
    expect(dataSubjectTypes.get('child')?.vulnerable).toBe(true)
    expect(roles.get('business')).toMatchObject({ regulation: 'us-ca-ccpa', nearestGdprRole: 'controller' })
    const supplementary = [...securityMeasures.values()].filter((measure) => measure.supplementary)
    expect([securityMeasures.size, supplementary.length]).toEqual([27, 10])
    expect(supplementary.find(({ id }) => id === 'sup-tech-split')?.edpbUseCases).toEqual([5])
  })

  test('keeps source and verification at hand', () => {
    expect(law.mechanisms.get('eu-us-dpf')).toMatchObject({ verification: 'seen', sources: expect.any(Array) })
    expect(law.countries.get('BR')?.euAdequacy.eeaEfta?.verification).toBe('recall')
    expect(law.regimes.get('uk-gdpr')?.territory[0]).toMatchObject({ verification: 'seen', source: expect.any(String) })
    expect(law.regulations.get('eu-gdpr')).toMatchObject({ verification: 'recall', source: expect.any(String) })
    expect(law.suggestions.securityMeasures.get('storage')).toMatchObject({ source: expect.any(String) })
  })

  test('refers by key', () => {
    expect(law.mechanisms.get('eu-adequacy')?.exporterRegimes).toEqual(['eu-gdpr', 'eu-directive-95-46'])
    expect(law.regimes.get('eu-gdpr')?.predecessor).toBe('eu-directive-95-46')
    expect(keyOf('EU_DIRECTIVE_95_46')).toBe('eu-directive-95-46')
    expect(keyOf('eu-scc-2021-m2')).toBe('eu-scc-2021-m2')
  })

  test('cannot be changed', () => {
    const mechanism = law.mechanisms.get('eu-us-dpf')!
    expect(() => Object.assign(mechanism, { validTo: '2024-01-01' })).toThrow(TypeError)
    expect(() => Object.assign(mechanism.tia, { required: true })).toThrow(TypeError)
    expect(() => Object.assign(law.suggestions.roles.get('business')!, { nearestGdprRole: null })).toThrow(TypeError)
    expect(() => Object.assign(law.countries.get('GB')!.euAdequacy.history![0]!, { to: null })).toThrow(TypeError)
  })
})

const faultsOf = (files: LawFiles): string[] => {
  try {
    readLaw(files)
    return []
  } catch (error) {
    return (error as Error).message.split('\n').slice(1)
  }
}

const dpf = ['mechanisms', 'eu-us-dpf']
const shield = ['mechanisms', 'eu-us-privacy-shield']
const broken: [what: string, file: keyof LawFiles, path: Step[], value: unknown, fault: string | RegExp][] = [
  [
    'a day that does not exist',
    'transfer-mechanisms.json',
    [...dpf, 'validFrom'],
    '2023-02-29',
    'mechanisms[3].validFrom: is no day of the calendar',
  ],
  [
    'a date with a time',
    'regulations.json',
    ['regulations', 'EU_GDPR', 'effectiveFrom'],
    '2018-05-25T00:00',
    'regulations[0].effectiveFrom: is no day of the calendar',
  ],
  [
    'an end before the beginning',
    'transfer-mechanisms.json',
    [...shield, 'validFrom'],
    '2021-01-01',
    'mechanisms[6].validTo: is before validFrom',
  ],
  [
    'an end that is not the day before the judgment',
    'transfer-mechanisms.json',
    [...shield, 'validTo'],
    '2020-07-16',
    'mechanisms[6].endedOn: is not the day after validTo',
  ],
  [
    'a judgment without an end',
    'transfer-mechanisms.json',
    [...dpf, 'endedOn'],
    '2027-01-01',
    'mechanisms[3].endedOn: is not the day after validTo',
  ],
  [
    'a sunset of what has not ended',
    'transfer-mechanisms.json',
    [...dpf, 'sunsetForExistingContracts'],
    '2027-01-01',
    'mechanisms[3].sunsetForExistingContracts: is not after a validTo',
  ],
  [
    'a category nobody knows',
    'transfer-mechanisms.json',
    [...dpf, 'category'],
    'treaty',
    /mechanisms\[3\]\.category: Invalid option/,
  ],
  [
    'a closed set that this version does not read',
    'transfer-mechanisms.json',
    ['meta', 'valueSets', 'category'],
    ['scc'],
    /meta\.valueSets\.category: is not the set this version reads/,
  ],
  [
    'a regime nobody knows',
    'transfer-mechanisms.json',
    [...dpf, 'exporterRegimes'],
    ['EU_LED'],
    'mechanisms[3].exporterRegimes[0]: no regime has the id EU_LED',
  ],
  [
    'a required mechanism nobody knows',
    'transfer-mechanisms.json',
    ['mechanisms', 'eu-us-dpf-uk-extension', 'requires'],
    ['eu-dpf'],
    'mechanisms[4].requires[0]: no mechanism has the id eu-dpf',
  ],
  [
    'an alternative nobody knows',
    'transfer-mechanisms.json',
    ['mechanisms', 'uk-addendum', 'requiresOneOf'],
    ['eu-scc-2021-m5'],
    /requiresOneOf\[0\]: no mechanism has the id eu-scc-2021-m5/,
  ],
  [
    'a mechanism that requires itself',
    'transfer-mechanisms.json',
    [...dpf, 'requires'],
    ['eu-us-dpf-uk-extension'],
    'mechanisms.eu-us-dpf.requires: goes round in a circle',
  ],
  [
    'a certification standard nobody knows',
    'transfer-mechanisms.json',
    [...dpf, 'certification', 'standard'],
    'dpf',
    'mechanisms[3].certification.standard: no mechanism has the id dpf',
  ],
  [
    'a needed certification without a standard',
    'transfer-mechanisms.json',
    [...dpf, 'certification', 'standard'],
    null,
    /mechanisms\[3\]\.certification\.standard: is named where a certification is needed/,
  ],
  [
    'a certified list without certification',
    'transfer-mechanisms.json',
    [...dpf, 'certification'],
    { required: false, standard: null },
    /mechanisms\[3\]\.certification\.required: is true/,
  ],
  [
    'a destination nobody knows',
    'transfer-mechanisms.json',
    [...dpf, 'destinations'],
    ['ZZ'],
    /mechanisms\[3\]\.destinations/,
  ],
  [
    'a field nobody knows',
    'transfer-mechanisms.json',
    [...dpf, 'validUntil'],
    null,
    /mechanisms\[3\]: Unrecognized key: "validUntil"/,
  ],
  [
    'a field left out',
    'transfer-mechanisms.json',
    [...dpf, 'verification'],
    undefined,
    /mechanisms\[3\]\.verification: Invalid option/,
  ],
  [
    'two mechanisms of one id',
    'transfer-mechanisms.json',
    [...dpf, 'id'],
    'eu-adequacy',
    'mechanisms: eu-adequacy is the key of 2 rows',
  ],
  [
    'two ids of one key',
    'regulations.json',
    ['regulations', 'CN_PIPL', 'id'],
    'EU-GDPR',
    'regulations: EU_GDPR and EU-GDPR is the key of 2 rows',
  ],
  [
    'a regulation nobody knows',
    'regimes.json',
    ['regimes', 'UK_GDPR', 'regulation'],
    'UK_DPA',
    'regimes[2].regulation: no regulation has the id UK_DPA',
  ],
  [
    'a predecessor nobody knows',
    'regimes.json',
    ['regimes', 'EU_GDPR', 'predecessor'],
    'CoE_108',
    'regimes[0].predecessor: no regime has the id CoE_108',
  ],
  [
    'a regime that follows itself',
    'regimes.json',
    ['regimes', 'EU_DIRECTIVE_95_46', 'predecessor'],
    'EU_GDPR',
    'regimes.EU_GDPR.predecessor: goes round in a circle',
  ],
  [
    'a key that is not the id',
    'regimes.json',
    ['regimes', 'UK_GDPR', 'key'],
    'gdpr-uk',
    'regimes[2].key: is not the id in lower case with hyphens',
  ],
  [
    'a territory nobody knows',
    'regimes.json',
    ['regimes', 'UK_GDPR', 'territory', 0, 'country'],
    'UK',
    'regimes[2].territory[0].country: no country has the code UK',
  ],
  [
    'a territory that ends before it begins',
    'regimes.json',
    ['regimes', 'UK_GDPR', 'territory', 0, 'to'],
    '2020-01-01',
    'regimes[2].territory[0].to: is before from',
  ],
  [
    'a side nobody knows',
    'regimes.json',
    ['regimes', 'UK_GDPR', 'territory', 0, 'side'],
    'origin',
    /regimes\[2\]\.territory\[0\]\.side: Invalid option/,
  ],
  [
    'routes missing from a complete regime',
    'regimes.json',
    ['regimes', 'EU_GDPR', 'coverage', 'missing'],
    ['x'],
    /regimes\[0\]\.coverage\.missing: names routes/,
  ],
  [
    'an adequacy field without a mechanism',
    'regimes.json',
    ['regimes', 'BR_LGPD', 'adequacyField'],
    'ukAdequacy',
    /regimes\.BR_LGPD\.adequacyField: is not the list/,
  ],
  [
    'an adequacy field of another regime',
    'regimes.json',
    ['regimes', 'UK_GDPR', 'adequacyField'],
    'euAdequacy',
    /regimes\.UK_GDPR\.adequacyField: is not the list/,
  ],
  [
    'a basis of a regulation nobody knows',
    'legal-bases.json',
    ['legalBases', 'gdpr-6-1-a', 'regulation'],
    'GDPR',
    'legalBases[0].regulation: no regulation has the id GDPR',
  ],
  [
    'a basis with the id of a condition',
    'legal-bases.json',
    ['legalBases', 'gdpr-6-1-a', 'id'],
    'gdpr-9-2-a',
    /gdpr-9-2-a is the key of 2 rows/,
  ],
  [
    'a kind of basis nobody knows',
    'legal-bases.json',
    ['legalBases', 'gdpr-6-1-a', 'kind'],
    'whim',
    /legalBases\[0\]\.kind: Invalid option/,
  ],
  [
    'two countries of one code',
    'countries.json',
    ['countries', 0, 'alpha2'],
    'AE',
    'countries: AE is the key of 2 rows',
  ],
  ['a wrong count', 'countries.json', ['count'], 250, 'count: is not the number of countries'],
  [
    'an adequacy status nobody knows',
    'countries.json',
    ['countries', 'AR', 'euAdequacy', 'status'],
    'good',
    /euAdequacy\.status: Invalid option/,
  ],
  [
    'a decision without a first day',
    'countries.json',
    ['countries', 'AR', 'euAdequacy', 'from'],
    null,
    /euAdequacy\.status: has a decision and its first day/,
  ],
  [
    'a decision without a source',
    'countries.json',
    ['countries', 'AR', 'euAdequacy', 'source'],
    undefined,
    /euAdequacy\.source: and verification are stated/,
  ],
  [
    'a partial decision without a scope code',
    'countries.json',
    ['countries', 'CA', 'euAdequacy', 'scopeCode'],
    undefined,
    /euAdequacy\.scopeCode: is stated for a partial/,
  ],
  [
    'a scope code nobody knows',
    'countries.json',
    ['countries', 'CA', 'euAdequacy', 'scopeCode'],
    'CA_PIPA',
    /euAdequacy\.scopeCode: Invalid option/,
  ],
  [
    'a certified-only decision without a mechanism',
    'countries.json',
    ['countries', 'US', 'euAdequacy', 'mechanismId'],
    undefined,
    /euAdequacy\.mechanismId: is stated for a certified-only/,
  ],
  [
    'a mechanism of a decision nobody knows',
    'countries.json',
    ['countries', 'US', 'euAdequacy', 'mechanismId'],
    'dpf',
    /euAdequacy\.mechanismId: no mechanism has the id dpf/,
  ],
  [
    'a mechanism of a decision that is no list',
    'countries.json',
    ['countries', 'US', 'euAdequacy', 'mechanismId'],
    'eu-adequacy',
    /countries\.US\.euAdequacy\.scopeCode: is not the certification/,
  ],
  [
    'dates that are not those of the mechanism',
    'countries.json',
    ['countries', 'US', 'euAdequacy', 'from'],
    '2023-07-11',
    'countries.US.euAdequacy.from: is not validFrom of eu-us-dpf, 2023-07-10',
  ],
  [
    'an end that is not that of the mechanism',
    'countries.json',
    ['countries', 'US', 'euAdequacy', 'to'],
    '2027-03-31',
    'countries.US.euAdequacy.to: is not validTo of eu-us-dpf, open',
  ],
  [
    'a mechanism that needs an assessment, without what asks for it',
    'transfer-mechanisms.json',
    ['mechanisms', 'uk-idta', 'tia', 'legalRef'],
    null,
    /mechanisms\[\d+\]\.tia\.legalRef: is named where an assessment is needed, and only there/,
  ],
  [
    'a regime without what to cite',
    'regimes.json',
    ['regimes', 'BR_LGPD', 'references', 'transfers'],
    '',
    /regimes\[4\]\.references\.transfers: /,
  ],
  [
    'a former decision on a country that is inside now, without its name',
    'countries.json',
    ['countries', 'HU', 'euAdequacy', 'history', 0, 'decision'],
    undefined,
    /euAdequacy\.history: names the decision of each time/,
  ],
  [
    'a history that ends before it begins',
    'countries.json',
    ['countries', 'GB', 'euAdequacy', 'history', 0, 'to'],
    '2020-01-01',
    /euAdequacy\.history\[0\]\.to: is before from/,
  ],
  [
    'a profile of a country nobody knows',
    'country-profiles.json',
    ['profiles', 0, 'country'],
    'USA',
    'profiles[0].country: no country has the code USA',
  ],
  [
    'two facts of one id',
    'country-profiles.json',
    ['profiles', 0, 'facts', 0, 'id'],
    'us-edpb-letter',
    /facts: us-edpb-letter is the key of 2 rows/,
  ],
  ['a list that is missing', 'country-profiles.json', ['profiles'], undefined, /profiles: Invalid input/],
  [
    'two data categories of one id',
    'data-categories.json',
    ['dataCategories', 'email', 'id'],
    'name',
    'dataCategories: name is the key of 2 rows',
  ],
  [
    "a letter that California's law has not",
    'data-categories.json',
    ['dataCategories', 'name', 'ccpa'],
    ['A', 'M'],
    /dataCategories\[0\]\.ccpa\[1\]: Invalid option/,
  ],
  [
    'a letter that the legend leaves out',
    'data-categories.json',
    ['ccpaLegend', 'K'],
    undefined,
    /ccpaLegend\.K: Invalid input/,
  ],
  [
    'a letter that the legend adds',
    'data-categories.json',
    ['ccpaLegend', 'M'],
    'moods',
    /ccpaLegend: Unrecognized key: "M"/,
  ],
  [
    "a category's term of another vocabulary",
    'data-categories.json',
    ['dataCategories', 'name', 'dpvIri'],
    'https://schema.org/name',
    'dataCategories[0].dpvIri: is no term of https://w3id.org/dpv',
  ],
  [
    'a field of a data category nobody knows',
    'data-categories.json',
    ['dataCategories', 'name', 'hipaa'],
    true,
    /dataCategories\[0\]: Unrecognized key: "hipaa"/,
  ],
  [
    'a list of categories as of no day',
    'data-categories.json',
    ['meta', 'asOf'],
    '2026-11-31',
    'meta.asOf: is no day of the calendar',
  ],
  [
    'two data-subject types of one id',
    'data-subject-types.json',
    ['dataSubjectTypes', 'child', 'id'],
    'adult',
    'dataSubjectTypes: adult is the key of 2 rows',
  ],
  [
    "a data subject's term of another vocabulary",
    'data-subject-types.json',
    ['dataSubjectTypes', 'customer', 'dpvIri'],
    'dpv:Customer',
    'dataSubjectTypes[0].dpvIri: is no term of https://w3id.org/dpv',
  ],
  ['a root that is no term', 'data-subject-types.json', ['root'], null, /root: Invalid input/],
  [
    'a data-subject type that does not say if it is vulnerable',
    'data-subject-types.json',
    ['dataSubjectTypes', 'customer', 'vulnerable'],
    undefined,
    /dataSubjectTypes\[0\]\.vulnerable: Invalid input/,
  ],
  [
    'a field of a data-subject type nobody knows',
    'data-subject-types.json',
    ['dataSubjectTypes', 'customer', 'minor'],
    false,
    /dataSubjectTypes\[0\]: Unrecognized key: "minor"/,
  ],
  [
    'a supplementary measure with the id of a heading',
    'security-measures.json',
    ['supplementaryMeasures', 'sup-tech-split', 'id'],
    'storage',
    'headings, supplementaryMeasures: storage is the key of 2 rows',
  ],
  [
    'a kind that headings do not have',
    'security-measures.json',
    ['headings', 0, 'kind'],
    'contractual',
    /headings\[0\]\.kind: Invalid option/,
  ],
  [
    'a kind that supplementary measures do not have',
    'security-measures.json',
    ['supplementaryMeasures', 0, 'kind'],
    'physical',
    /supplementaryMeasures\[0\]\.kind: Invalid option/,
  ],
  [
    'a heading without a source',
    'security-measures.json',
    ['headings', 0, 'source'],
    undefined,
    /headings\[0\]\.source: Invalid input/,
  ],
  [
    'a heading without an example',
    'security-measures.json',
    ['headings', 0, 'exampleMeasures'],
    [],
    /headings\[0\]\.exampleMeasures: Too small/,
  ],
  [
    "a heading's term of another vocabulary",
    'security-measures.json',
    ['headings', 0, 'dpvIris', 1],
    'https://w3id.org/gdprov#Encryption',
    'headings[0].dpvIris[1]: is no term of https://w3id.org/dpv',
  ],
  [
    "a supplementary measure's term of another vocabulary",
    'security-measures.json',
    ['supplementaryMeasures', 0, 'dpvIri'],
    'https://w3id.org/dpv',
    'supplementaryMeasures[0].dpvIri: is no term of https://w3id.org/dpv',
  ],
  [
    'a use case before the first',
    'security-measures.json',
    ['supplementaryMeasures', 0, 'edpbUseCases', 0],
    0,
    /supplementaryMeasures\[0\]\.edpbUseCases\[0\]: Too small/,
  ],
  [
    'a use case after the last',
    'security-measures.json',
    ['supplementaryMeasures', 0, 'edpbUseCases', 1],
    8,
    /supplementaryMeasures\[0\]\.edpbUseCases\[1\]: Too big/,
  ],
  [
    'a heading that says itself that it is supplementary',
    'security-measures.json',
    ['headings', 0, 'supplementary'],
    true,
    /headings\[0\]: Unrecognized key: "supplementary"/,
  ],
  [
    'a field of a supplementary measure nobody knows',
    'security-measures.json',
    ['supplementaryMeasures', 0, 'effective'],
    true,
    /supplementaryMeasures\[0\]: Unrecognized key: "effective"/,
  ],
  [
    'two roles of one id',
    'roles.json',
    ['roles', 'third-party-ccpa', 'id'],
    'third-party',
    'roles: third-party is the key of 2 rows',
  ],
  [
    'a role under a regulation nobody knows',
    'roles.json',
    ['roles', 'business', 'regulation'],
    'CCPA',
    'roles[11].regulation: no regulation has the id CCPA',
  ],
  [
    'a nearest role nobody knows',
    'roles.json',
    ['roles', 'business', 'nearestGdprRole'],
    'owner',
    'roles[11].nearestGdprRole: no GDPR role has the id owner',
  ],
  [
    'a nearest role of another law',
    'roles.json',
    ['roles', 'business', 'nearestGdprRole'],
    'contractor',
    'roles[11].nearestGdprRole: no GDPR role has the id contractor',
  ],
  [
    "a role's term of another vocabulary",
    'roles.json',
    ['roles', 'controller', 'dpvIri'],
    'http://w3id.org/dpv#DataController',
    'roles[0].dpvIri: is no term of https://w3id.org/dpv',
  ],
  [
    'a field of a role nobody knows',
    'roles.json',
    ['roles', 'controller', 'name'],
    'Controller',
    /roles\[0\]: Unrecognized key: "name"/,
  ],
]

describe('the loader refuses', () => {
  test('nothing in the files that ship', () => {
    expect(faultsOf(filesWith())).toEqual([])
  })

  test.each(broken)('%s', (_, file, path, value, fault) => {
    const faults = faultsOf(filesWith([file, path, value]))
    const expected = typeof fault === 'string' ? `${file}: ${fault}` : fault
    expect(faults).toContainEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected))
    expect(faults.find((each) => each.startsWith(`${file}: `))).toBeDefined()
  })

  test('a file that is none', () => {
    expect(faultsOf({ ...filesWith(), 'regimes.json': null })).toContainEqual(
      expect.stringMatching(/^regimes\.json: \(file\): /),
    )
  })

  test('with all faults at once, of all files', () => {
    const faults = faultsOf(
      filesWith(
        ['transfer-mechanisms.json', [...dpf, 'validFrom'], 'soon'],
        ['transfer-mechanisms.json', [...shield, 'category'], 'treaty'],
        ['regimes.json', ['regimes', 'UK_GDPR', 'regulation'], 'UK_DPA'],
        ['countries.json', ['countries', 0, 'alpha2'], 'AE'],
      ),
    )
    expect(faults.map((fault) => fault.split(': ').slice(0, 2).join(': '))).toEqual(
      expect.arrayContaining([
        'transfer-mechanisms.json: mechanisms[3].validFrom',
        'transfer-mechanisms.json: mechanisms[6].category',
        'regimes.json: regimes[2].regulation',
        'countries.json: countries',
      ]),
    )
  })
})
