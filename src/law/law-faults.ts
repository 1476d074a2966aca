import { groupBy } from './group-by.ts'
import { keyOf } from './key-of.ts'
import type { Law } from './law.ts'
import type { LawFiles } from './read-law.ts'

type LooseRow = Record<string, unknown>

/** The rows of a list in a file that may be in any disorder. */
export function rowsOf(file: unknown, list: string): LooseRow[] {
  const rows = isRecord(file) ? file[list] : undefined
  return Array.isArray(rows) ? rows.filter(isRecord) : []
}
const isRecord = (value: unknown): value is LooseRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Ids that two rows share. Those of the lists on one line make one set of keys. */
export function faultsOfIds(files: LawFiles): string[] {
  const facts = rowsOf(files['country-profiles.json'], 'profiles').flatMap((profile) => rowsOf(profile, 'facts'))
  return [
    ...repeated('transfer-mechanisms.json', 'mechanisms', idsIn(files['transfer-mechanisms.json'], 'mechanisms')),
    ...repeated('regimes.json', 'regimes', idsIn(files['regimes.json'], 'regimes')),
    ...repeated('regulations.json', 'regulations', idsIn(files['regulations.json'], 'regulations')),
    ...repeated('legal-bases.json', 'legalBases, specialCategoryConditions, transferBases', [
      ...idsIn(files['legal-bases.json'], 'legalBases'),
      ...idsIn(files['legal-bases.json'], 'specialCategoryConditions'),
      ...idsIn(files['legal-bases.json'], 'transferBases'),
    ]),
    ...repeated('countries.json', 'countries', idsIn(files['countries.json'], 'countries', 'alpha2')),
    ...repeated(
      'countries.json',
      'internationalOrganisations',
      idsIn(files['countries.json'], 'internationalOrganisations'),
    ),
    ...repeated('country-profiles.json', 'profiles', idsIn(files['country-profiles.json'], 'profiles', 'country')),
    ...repeated(
      'country-profiles.json',
      'profiles[].facts',
      facts.map(({ id }) => String(id)),
    ),
    ...repeated('data-categories.json', 'dataCategories', idsIn(files['data-categories.json'], 'dataCategories')),
    ...repeated(
      'data-subject-types.json',
      'dataSubjectTypes',
      idsIn(files['data-subject-types.json'], 'dataSubjectTypes'),
    ),
    ...repeated('security-measures.json', 'headings, supplementaryMeasures', [
      ...idsIn(files['security-measures.json'], 'headings'),
      ...idsIn(files['security-measures.json'], 'supplementaryMeasures'),
    ]),
    ...repeated('certification-standards.json', 'standards', idsIn(files['certification-standards.json'], 'standards')),
    ...repeated('roles.json', 'roles', idsIn(files['roles.json'], 'roles')),
  ]
}

const idsIn = (file: unknown, list: string, field = 'id'): string[] =>
  rowsOf(file, list).map((row) => String(row[field]))

function repeated(file: keyof LawFiles, list: string, ids: readonly string[]): string[] {
  const times = groupBy(ids, keyOf)
  return [...times]
    .filter(([, same]) => same.length > 1)
    .map(([, same]) => `${file}: ${list}: ${[...new Set(same)].join(' and ')} is the key of ${same.length} rows`)
}

/** What no single row can show to be wrong. */
export function faultsAcross(law: Law): string[] {
  return [...faultsOfRegimes(law), ...faultsOfRequirements(law), ...faultsOfDecisions(law)]
}

function* faultsOfRegimes(law: Law): Generator<string> {
  for (const [key, regime] of law.regimes) {
    const seen = new Set<string>()
    for (let at: string | null = key; at !== null; at = law.regimes.get(at)!.predecessor) {
      if (seen.has(at)) {
        yield `regimes.json: regimes.${regime.id}.predecessor: goes round in a circle`
        break
      }
      seen.add(at)
    }
    const { adequacyField } = regime
    const lists = [...law.mechanisms.values()].filter(
      ({ category, exporterRegimes, destinations }) =>
        category === 'adequacy' && exporterRegimes.includes(key) && typeof destinations === 'string',
    )
    if (adequacyField ? lists.length !== 1 || lists[0]!.destinations !== adequacyListOf[adequacyField] : lists.length)
      yield `regimes.json: regimes.${regime.id}.adequacyField: is not the list of the regime's one mechanism of adequacy`
  }
}

/** The name by which a mechanism's `destinations` call each adequacy field of countries.json. */
export const adequacyListOf = {
  euAdequacy: 'adequacy:eu',
  ukAdequacy: 'adequacy:uk',
  swissAdequacy: 'adequacy:ch',
} as const

function* faultsOfRequirements(law: Law): Generator<string> {
  for (const [key, { id }] of law.mechanisms) {
    const seen = new Set<string>()
    const ahead = requiredBy(law, key)
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      ahead.push(...requiredBy(law, next))
    }
    if (seen.has(key)) yield `transfer-mechanisms.json: mechanisms.${id}.requires: goes round in a circle`
  }
}
const requiredBy = (law: Law, key: string): string[] => {
  const { requires = [], requiresOneOf = [] } = law.mechanisms.get(key)!
  return [...requires, ...requiresOneOf]
}

function* faultsOfDecisions(law: Law): Generator<string> {
  for (const [code, country] of law.countries) {
    for (const field of ['euAdequacy', 'ukAdequacy', 'swissAdequacy'] as const) {
      const { mechanismId, scopeCode, from, to } = country[field]
      if (!mechanismId) continue
      const path = `countries.json: countries.${code}.${field}`
      const mechanism = law.mechanisms.get(mechanismId)!
      if (mechanism.category !== 'adequacy-certified' || mechanism.certification.standard !== scopeCode)
        yield `${path}.scopeCode: is not the certification that ${mechanismId} asks for`
      if (mechanism.validFrom !== from) yield `${path}.from: is not validFrom of ${mechanismId}, ${mechanism.validFrom}`
      if (mechanism.validTo !== to) yield `${path}.to: is not validTo of ${mechanismId}, ${mechanism.validTo ?? 'open'}`
    }
  }
}
