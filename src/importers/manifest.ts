import type { AgreementKind } from '../assurance/agreement/agreement.table.ts'
import type { OrganizationKind } from '../inventory/organization/organization.table.ts'
import type { Role } from '../inventory/role.ts'
import type { Confidence } from '../platform/tables.ts'
import type { FlowKind } from '../processing/data-flow/data-flow.table.ts'
import type { TiaOutcome } from '../transfers/transfer-impact-assessment/transfer-impact-assessment.table.ts'

/** A manifest as an importer writes it: the sections and fields that importers use, a value that JSON can hold. */
export interface Manifest extends Partial<Sections> {
  ropewalk: 1
  manifest: string
}

export interface Sections {
  organizations: Section<OrganizationEntry>
  dataSubjectCategories: Section<DataSubjectCategoryEntry>
  dataCategories: Section<DataCategoryEntry>
  purposes: Section<PurposeEntry>
  systems: Section<SystemEntry>
  securityMeasures: Section<SecurityMeasureEntry>
  agreements: Section<AgreementEntry>
  certifications: Section<CertificationEntry>
  subprocessors: Section<SubprocessorEntry>
  processingActivities: Section<ProcessingActivityEntry>
  safeguards: Section<SafeguardEntry>
  transferImpactAssessments: Section<TransferImpactAssessmentEntry>
}

/** The order in which sections stand in a manifest. */
export const sectionNames: readonly (keyof Sections)[] = [
  'organizations',
  'dataSubjectCategories',
  'dataCategories',
  'purposes',
  'systems',
  'securityMeasures',
  'agreements',
  'certifications',
  'subprocessors',
  'processingActivities',
  'safeguards',
  'transferImpactAssessments',
]

export type Section<E> = Record<string, E>

/** How a record, or a row of one, is known. */
export interface Evidence {
  source: string
  confidence: `${Confidence}`
}

interface NamedEntry extends Evidence {
  name: string
  aliases?: string[]
  description?: string
}

export interface OrganizationEntry extends NamedEntry {
  kind: `${OrganizationKind}`
  country?: string
  parent?: string
}

export interface DataSubjectCategoryEntry extends NamedEntry {
  dpvIri?: string
}

export interface DataCategoryEntry extends NamedEntry {
  parent?: string
  dpvIri?: string
  elements: Section<DataElementEntry>
}

export interface DataElementEntry extends Evidence {
  name: string
  dpvIri?: string
}

export interface PurposeEntry extends NamedEntry {
  parent?: string
  dpvIri?: string
}

export interface SystemEntry extends NamedEntry {
  operator?: string
  countries?: string[]
  dataCategories?: string[]
}

export type SecurityMeasureEntry = NamedEntry

export interface AgreementEntry extends NamedEntry {
  kind: `${AgreementKind}`
  parties?: { organization: string }[]
  validFrom?: string
}

export interface CertificationEntry extends NamedEntry {
  organization: string
  standard: string
  edition?: string
  number?: string
  validTo?: string
}

export interface SubprocessorEntry extends NamedEntry {
  organization: string
  engagedBy: string
  service: string
  status: 'ACTIVE'
  countries?: string[]
  dataCategories?: string[]
  activities?: string[]
}

export interface ProcessingActivityEntry extends NamedEntry {
  purposes: string[]
  legalBases: LegalBasisRow[]
  roles: RoleRow[]
  data: DataRow[]
  systems?: string[]
  flows: FlowRow[]
}

export interface LegalBasisRow extends Evidence {
  basis: string
  purpose?: string
  condition?: string
}

export interface RoleRow extends Evidence {
  organization: string
  role: `${Role}`
  onBehalfOf?: string
}

export interface DataRow extends Evidence {
  dataCategory: string
  dataSubjectCategory?: string
  retention?: { period?: string; trigger?: string }
}

export interface FlowRow extends Evidence {
  from: { organization: string } | { system: string } | { dataSubjectCategory: string }
  to: { organization: string } | { system: string }
  kind: `${FlowKind}`
  dataCategories: string[]
  toCountry?: string
}

export interface SafeguardEntry extends Evidence {
  description?: string
  exporter: string
  importer: string
  mechanism: string
}

export interface TransferImpactAssessmentEntry extends NamedEntry {
  transfers: { exporter: string; importer: string; toCountry: string }[]
  outcome: `${TiaOutcome}`
  assessedOn?: string
  reviewDueOn?: string
}
