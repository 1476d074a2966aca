import type { z } from 'zod'
import { certificationStandardsFile } from './certification-standard.ts'
import { countriesFile } from './country.ts'
import { countryProfilesFile } from './country-profile.ts'
import { dataCategoriesFile } from './data-category.ts'
import { dataSubjectTypesFile } from './data-subject-type.ts'
import { keyOf } from './key-of.ts'
import type { Law } from './law.ts'
import { faultsAcross, faultsOfIds, rowsOf } from './law-faults.ts'
import { legalBasesFile } from './legal-basis.ts'
import { rolesFile } from './legal-role.ts'
import { mechanismsFile } from './mechanism.ts'
import { regimesFile } from './regime.ts'
import { regulationsFile } from './regulation.ts'
import type { Known } from './schema-parts.ts'
import { securityMeasuresFile } from './security-measure.ts'
import type { Suggestions } from './suggestions.ts'

/** The files of reference data, parsed and not yet checked, by name. */
export type LawFiles = Record<
  | 'certification-standards.json'
  | 'countries.json'
  | 'country-profiles.json'
  | 'data-categories.json'
  | 'data-subject-types.json'
  | 'legal-bases.json'
  | 'regimes.json'
  | 'regulations.json'
  | 'roles.json'
  | 'security-measures.json'
  | 'transfer-mechanisms.json',
  unknown
>

type Read = <S extends z.ZodType>(file: keyof LawFiles, schema: S) => z.output<S> | undefined

/** Checks the files and makes a law of them; throws one error that lists every fault with its file and path. */
export function readLaw(files: LawFiles): Law {
  const known = knownIds(files)
  const faults = faultsOfIds(files)
  const read: Read = (file, schema) => {
    const result = schema.safeParse(files[file])
    if (result.success) return result.data
    faults.push(...result.error.issues.map((issue) => `${file}: ${pathOf(issue.path)}: ${issue.message}`))
  }
  const mechanisms = read('transfer-mechanisms.json', mechanismsFile(known))
  const regimes = read('regimes.json', regimesFile(known))
  const regulations = read('regulations.json', regulationsFile)
  const bases = read('legal-bases.json', legalBasesFile(known))
  const countries = read('countries.json', countriesFile(known))
  const profiles = read('country-profiles.json', countryProfilesFile(known))
  const standards = read('certification-standards.json', certificationStandardsFile)
  const suggestions = readSuggestions(read, known)
  if (!mechanisms || !regimes || !regulations || !bases || !countries || !profiles || !standards || !suggestions)
    throw refuse(faults)

  const law: Law = {
    lawVersion: latestAsOf(files),
    mechanisms: byKey(mechanisms.mechanisms),
    regimes: byKey(regimes.regimes),
    regulations: byKey(regulations.regulations),
    legalBases: byKey([...bases.legalBases, ...bases.specialCategoryConditions]),
    countries: new Map(countries.countries.map((country) => [country.alpha2, deepFreeze(country)])),
    countryFacts: new Map(profiles.profiles.map(({ country, facts }) => [country, deepFreeze(facts)])),
    certificationStandards: byKey(standards.standards),
    suggestions,
    mechanismEnds: new Map(),
    adequacyEnds: new Map(),
  }
  faults.push(...faultsAcross(law))
  if (faults.length > 0) throw refuse(faults)
  return law
}

function readSuggestions(read: Read, known: Known): Suggestions | undefined {
  const categories = read('data-categories.json', dataCategoriesFile)
  const subjects = read('data-subject-types.json', dataSubjectTypesFile)
  const measures = read('security-measures.json', securityMeasuresFile)
  const roles = read('roles.json', rolesFile(known))
  if (!categories || !subjects || !measures || !roles) return undefined
  return Object.freeze({
    dataCategories: byKey(categories.dataCategories),
    dataSubjectTypes: byKey(subjects.dataSubjectTypes),
    securityMeasures: byKey([...measures.headings, ...measures.supplementaryMeasures]),
    roles: byKey(roles.roles),
  })
}

/** Files are gone through one by one: an edition is as late as the latest of them. */
const latestAsOf = (files: LawFiles): string =>
  Object.values(files)
    .map((file) => (file as { meta: { asOf: string } }).meta.asOf)
    .sort()
    .at(-1)!

const refuse = (faults: readonly string[]) => new Error(`The reference data is not in order:\n${faults.join('\n')}`)

function knownIds(files: LawFiles): Known {
  const ids = (file: keyof LawFiles, list: string, field = 'id') =>
    new Set(rowsOf(files[file], list).map((row) => String(row[field])))
  const gdprRoles = rowsOf(files['roles.json'], 'roles').filter(({ regulation }) => regulation === 'EU_GDPR')
  return {
    regulation: ids('regulations.json', 'regulations'),
    regime: ids('regimes.json', 'regimes'),
    mechanism: ids('transfer-mechanisms.json', 'mechanisms'),
    country: ids('countries.json', 'countries', 'alpha2'),
    'GDPR role': new Set(gdprRoles.map(({ id }) => String(id))),
  }
}

const byKey = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [keyOf(row.id), deepFreeze(row)]))

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}

/** `mechanisms[3].tia.from` */
const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${String(step)}` : String(step)),
    '',
  ) || '(file)'
