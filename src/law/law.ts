import type { CertificationStandard } from './certification-standard.ts'
import type { Country } from './country.ts'
import type { CountryFact } from './country-profile.ts'
import certificationStandards from './data/certification-standards.json' with { type: 'json' }
import countries from './data/countries.json' with { type: 'json' }
import countryProfiles from './data/country-profiles.json' with { type: 'json' }
import dataCategories from './data/data-categories.json' with { type: 'json' }
import dataSubjectTypes from './data/data-subject-types.json' with { type: 'json' }
import legalBases from './data/legal-bases.json' with { type: 'json' }
import regimes from './data/regimes.json' with { type: 'json' }
import regulations from './data/regulations.json' with { type: 'json' }
import roles from './data/roles.json' with { type: 'json' }
import securityMeasures from './data/security-measures.json' with { type: 'json' }
import mechanisms from './data/transfer-mechanisms.json' with { type: 'json' }
import type { LegalBasis } from './legal-basis.ts'
import type { Mechanism } from './mechanism.ts'
import { type LawFiles, readLaw } from './read-law.ts'
import type { Regime, RegimeKey } from './regime.ts'
import type { Regulation } from './regulation.ts'
import type { Suggestions } from './suggestions.ts'
import type { IsoDate } from './windows.ts'

/**
 * The dated reference data, by key. A plain value that nobody changes: to ask "what if", pass a copy in which a map
 * differs. What is worked out from a law is remembered per law, so keep the copy as long as the question.
 */
export interface Law {
  /** The date at which the data was last brought up to date. */
  readonly lawVersion: string
  readonly mechanisms: ReadonlyMap<string, Mechanism>
  readonly regimes: ReadonlyMap<RegimeKey, Regime>
  readonly regulations: ReadonlyMap<string, Regulation>
  /** Grounds for processing and conditions for special categories. */
  readonly legalBases: ReadonlyMap<string, LegalBasis>
  /** By ISO 3166-1 alpha-2 code. */
  readonly countries: ReadonlyMap<string, Country>
  /** Facts of law and practice by country code; a country without facts is not in it. */
  readonly countryFacts: ReadonlyMap<string, readonly CountryFact[]>
  /** What organizations are certified to, other than by lists that mechanisms name. */
  readonly certificationStandards: ReadonlyMap<string, CertificationStandard>
  /** For editors only; no answer about a flow or a transfer depends on them. */
  readonly suggestions: Suggestions
  /** First days without a mechanism, or without contracts under it that ran on: for what-ifs, the data has none. */
  readonly mechanismEnds: ReadonlyMap<string, IsoDate>
  /** First days without a regime's decisions on a country, by `regime country`: for what-ifs, the data has none. */
  readonly adequacyEnds: ReadonlyMap<string, IsoDate>
}

/** The files of the edition that ships with this version, by name. */
export const shippedLawFiles: LawFiles = {
  'certification-standards.json': certificationStandards,
  'countries.json': countries,
  'country-profiles.json': countryProfiles,
  'data-categories.json': dataCategories,
  'data-subject-types.json': dataSubjectTypes,
  'legal-bases.json': legalBases,
  'regimes.json': regimes,
  'regulations.json': regulations,
  'roles.json': roles,
  'security-measures.json': securityMeasures,
  'transfer-mechanisms.json': mechanisms,
}

let loaded: Law | undefined

/** The law that ships with this version, read and checked once. */
export function loadLaw(): Law {
  loaded ??= readLaw(shippedLawFiles)
  return loaded
}
