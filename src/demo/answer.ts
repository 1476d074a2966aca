/** What the demo reads of the answer to the one request. */
export interface Answer {
  processingActivities: { totalCount: number; nodes: AnsweredActivity[] }
  findings: AnsweredFindings
}

export interface AnsweredFindings {
  totalCount: number
  nodes: AnsweredFinding[]
}

export interface AnsweredFinding {
  rule: string
  severity: string
  message: string
  remedy: string
  legalReference: string | null
  waived: boolean
  record: { __typename: string; key?: string }
}

export interface AnsweredActivity {
  key: string
  name: string
  confidence: AnsweredConfidence
  source: string | null
  purposes: { key: string }[]
  legalBases: { basis: { key: string }; confidence: AnsweredConfidence }[]
  roles: AnsweredRole[]
  data: AnsweredData[]
  transfers: AnsweredTransfer[]
}

export type AnsweredConfidence = 'STATED' | 'INFERRED'

export interface AnsweredRole {
  role: string
  organization: { key: string; name: string; country: string | null }
  onBehalfOf: { key: string } | null
  confidence: AnsweredConfidence
}

export interface AnsweredData {
  dataCategory: { key: string; name: string }
  dataSubjectCategory: { key: string } | null
}

export interface AnsweredReason {
  rule: string
  message: string
  legalReference: string | null
}

export interface AnsweredTransfer {
  key: string
  confidence: AnsweredConfidence
  exporter: { key: string; name: string }
  importer: { key: string; name: string }
  fromCountry: string
  toCountry: string
  exporterRole: string
  importerRole: string
  regime: { key: string }
  dataCategories: { key: string }[]
  safeguards: AnsweredSafeguard[]
  impactAssessments: AnsweredAssessment[]
  status: {
    code: string
    covered: boolean
    changesOn: string | null
    mechanism: { key: string } | null
    reasons: AnsweredReason[]
  }
}

export interface AnsweredSafeguard {
  confidence: AnsweredConfidence
  mechanism: { key: string; name: string }
  validFrom: string | null
  validTo: string | null
}

export interface AnsweredAssessment {
  key: string
  outcome: string
  assessedOn: string | null
  reviewDueOn: string | null
  stale: boolean
}
