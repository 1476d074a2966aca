import type { RolePair } from './mechanism.ts'
import type { IsoDate, Windows } from './windows.ts'

/** A transfer, as far as its status depends on it. */
export interface TransferFacts {
  key: string
  exporter: string
  importer: string
  fromCountry: string
  toCountry: string
  regime: string
  pair: RolePair
  /** Of exporter and importer those of which no source states a role: they are taken as third parties. */
  rolesNotStated: readonly string[]
  /** When a flow of it exists and crosses the border as it then ran. */
  windows: Windows
  /** Whether any of its flows has a system at one of its ends. */
  touchesSystem: boolean
}

export interface SafeguardFacts {
  key: string
  exporter: string
  importer: string
  mechanism: string
  /** INFERRED: our reading. Of a module: which one was agreed is not stated. */
  confidence: 'STATED' | 'INFERRED'
  /** Null: since ever. */
  validFrom: IsoDate | null
  /** The last day; null: open. */
  validTo: IsoDate | null
}

export interface CertificationFacts {
  key: string
  organization: string
  standard: string
  /** Null: since ever. */
  validFrom: IsoDate | null
  /** The last day; null: open. */
  validTo: IsoDate | null
}

/** A fact of a country's law or practice that a workspace put on record, in a profile of its own. */
export interface OwnCountryFact {
  profile: string
  country: string
  date: IsoDate
  fact: string
  asksForReview: boolean
}

export interface AssessmentFacts {
  key: string
  outcome: 'PROCEED' | 'PROCEED_WITH_MEASURES' | 'SUSPEND' | 'UNDETERMINED'
  assessedOn: IsoDate | null
  reviewDueOn: IsoDate | null
  /** Order in which assessments were recorded; the greater the later. */
  recorded: number
  /** What changed on record since it was made; it is stale from the day of each. */
  changes: { on: IsoDate; message: string; records: RecordRef[] }[]
  /** The destinations it covers. It is one document: a fact of any of them makes it stale for all. */
  toCountries: readonly string[]
  /** What the workspace's own profiles of those countries, and the profiles it refers to, say. */
  ownFacts: readonly OwnCountryFact[]
}

/** All that the status of a transfer is computed from. What is not between its ends is passed over. */
export interface Facts {
  transfer: TransferFacts
  safeguards: SafeguardFacts[]
  certifications: CertificationFacts[]
  /** Those of its exporter, importer and to-country. */
  assessments: AssessmentFacts[]
}

/** A record by its GraphQL type and key. */
export interface RecordRef {
  type: string
  key: string
}

/** What was looked at and what it says, in plain words. */
export interface Reason {
  /** A stable code: the status code, or a more precise one. */
  rule: string
  message: string
  legalReference: string | null
  records: RecordRef[]
}

export enum StatusCode {
  NOT_RESTRICTED = 'NOT_RESTRICTED',
  ADEQUATE = 'ADEQUATE',
  SAFEGUARDED = 'SAFEGUARDED',
  DEROGATION = 'DEROGATION',
  TIA_MISSING = 'TIA_MISSING',
  TIA_STALE = 'TIA_STALE',
  TIA_SUSPENDED = 'TIA_SUSPENDED',
  MECHANISM_ENDED = 'MECHANISM_ENDED',
  MECHANISM_MISMATCH = 'MECHANISM_MISMATCH',
  CERTIFICATION_MISSING = 'CERTIFICATION_MISSING',
  UNCOVERED = 'UNCOVERED',
  UNDETERMINED = 'UNDETERMINED',
}

export interface Status {
  code: StatusCode
  /** Whether the transfer has a basis to rely on. */
  covered: boolean
  /** The mechanism it rests on, when covered. */
  mechanism: string | null
  reasons: Reason[]
  /** The first later day on which known dates bring another code, covered or mechanism. */
  changesOn: IsoDate | null
}
