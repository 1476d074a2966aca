import type { NoteSeverity } from '../files/note.ts'

/** What the command line reads of the answers to its published operations. */
export interface AppliedManifest {
  revision: number | null
  /** Without those that are kept as they are. */
  changes: PlannedChange[]
  counts: { create: number; change: number; retire: number; keep: number; transfersAdded: number }
  transfersAdded: TransferInShort[]
  findingsAdded: FindingInShort[]
  findingsSettled: FindingInShort[]
  userErrors: { code: string; message: string; path: string[]; remedy: string | null }[]
}

/** Which workspace is asked, and where it stands. Hubs have workspaces of the same key: the time tells them apart. */
export interface Whereabouts {
  workspace: string
  revision: number
  revisionAt: string | null
}

export interface FindingInShort {
  rule: string
  severity: NoteSeverity
  message: string
  remedy: string
  legalReference: string | null
  waived: boolean
  standsOn: string[]
  record: { __typename: string; key: string; activity?: { key: string } | null; activities?: { key: string }[] }
}

export interface Explanation {
  rules: ExplainedRule[]
  search: { nodes: Explained[] }
  dataFlow: ExplainedFlow | null
  /** Of the flow or the transfer with this key. */
  findings: { nodes: FindingInShort[] }
  node: ExplainedFinding | { __typename: string } | null
}

export interface ExplainedFinding extends FindingInShort {
  __typename: 'Finding'
  reasons: ReasonInShort[]
}

export interface ReasonInShort {
  rule: string
  message: string
  legalReference: string | null
}

export interface ExplainedFlow {
  __typename: 'DataFlow'
  key: string
  kind: string
  activity: { key: string; name: string } | null
  from: { name: string }
  to: { name: string }
  fromCountry: string | null
  toCountry: string | null
  dataCategories: { name: string }[]
  undetermined: ReasonInShort[]
  transfers: TransferInShort[]
  findings: FindingInShort[]
}

export interface ExplainedRule {
  code: string
  severity: NoteSeverity
  looksFor: string
  legalReference: string | null
  remedy: string
}

export interface PlannedChange {
  section: string
  key: string
  action: 'CREATE' | 'CHANGE' | 'RETIRE' | 'KEEP'
  fields: string[]
  /** What the key lacks to make the change. */
  needs: { role: string; because: string; remedy: string } | null
}

export interface TransferInShort {
  key: string
  name: string
  importer: { key: string; name: string }
  toCountry: string
  dataCategories: { key: string; name: string }[]
  /** Left out for a large manifest. */
  activities?: {
    key: string
    name: string
    data: { dataCategory: { key: string }; dataSubjectCategory: { key: string; name: string } | null }[]
  }[]
  safeguards: { key: string; mechanism: { key: string; name: string } }[]
  status: {
    code: string
    covered: boolean
    mechanism: { key: string; name: string } | null
    reasons: ReasonInShort[]
  }
}

export interface Inventory {
  viewer: { workspace: string; revision: number }
  manifest: Record<string, unknown>
}

export interface Explained {
  __typename: string
  key: string
  name: string
  description: string | null
  source: string | null
  confidence: string
  version: number
  updatedAt: string
  findings: FindingInShort[]
  transfers?: TransferInShort[]
  // What only some types have.
  exporter?: { name: string }
  importer?: { name: string }
  mechanism?: {
    name: string
    legalReference: string
    validFrom: string | null
    validTo: string | null
    endReason: string | null
  }
  validFrom?: string | null
  validTo?: string | null
  organizationKind?: string
  country?: string | null
  parent?: { name: string } | null
  certifications?: { name: string }[]
  activities?: { name: string }[]
  operator?: { name: string } | null
  countries?: string[]
  dataCategories?: { name: string }[]
  enforced?: boolean
  severity?: string
  reason?: string | null
  remedy?: string | null
}
