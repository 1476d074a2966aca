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
    reasons: { rule: string; message: string; legalReference: string | null }[]
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
}
