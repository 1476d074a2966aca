import type { Answer, AnsweredActivity, AnsweredFinding, AnsweredTransfer } from '../../src/demo/answer.ts'

const page = 'https://example.com/privacy'
const inc = { key: 'acme-inc', name: 'Acme Inc.', country: 'US' }
const customers = { key: 'acme-customers', name: 'Acme customers (not enumerated)', country: null }
const account = { key: 'account-information', name: 'Account Information' }
const subscribers = { key: 'subscriber-data', name: 'Subscriber Data' }

export const transfer: AnsweredTransfer = {
  key: 'acme-sa/acme-inc/be-us/eu-gdpr/controller-controller',
  confidence: 'INFERRED',
  exporter: { key: 'acme-sa', name: 'Acme S.A.' },
  importer: { key: 'acme-inc', name: 'Acme Inc.' },
  fromCountry: 'BE',
  toCountry: 'US',
  exporterRole: 'THIRD_PARTY',
  importerRole: 'CONTROLLER',
  regime: { key: 'eu-gdpr' },
  dataCategories: [{ key: 'account-information' }, { key: 'subscriber-data' }],
  safeguards: [1, 2].map((module) => ({
    confidence: 'INFERRED',
    mechanism: { key: `eu-scc-2021-m${module}`, name: `Standard contractual clauses, module ${module}` },
    validFrom: null,
    validTo: null,
  })),
  impactAssessments: [
    { key: 'tia-internal', outcome: 'UNDETERMINED', assessedOn: null, reviewDueOn: null, stale: false },
  ],
  status: {
    code: 'TIA_MISSING',
    covered: false,
    changesOn: null,
    mechanism: null,
    reasons: [
      {
        rule: 'SCC',
        message:
          'Module 1 of the standard contractual clauses fits the pair of roles, and needs an assessment; the assessment on record has no date.',
        legalReference: 'GDPR Art. 46(1); C-311/18',
      },
      {
        rule: 'ADEQUACY',
        message: 'The decision on the Privacy Shield ended on 2020-07-16.',
        legalReference: 'C-311/18',
      },
    ],
  },
}

function activity(key: string, name: string, more: Partial<AnsweredActivity>): AnsweredActivity {
  return {
    key,
    name,
    confidence: 'STATED',
    source: page,
    purposes: [{ key }],
    legalBases: [{ basis: { key: 'gdpr-6-1-f' }, confidence: 'INFERRED' }],
    roles: [{ role: 'CONTROLLER', organization: inc, onBehalfOf: null, confidence: 'STATED' }],
    data: [],
    transfers: [transfer],
    ...more,
  }
}

export const finding = (rule: string, severity: string, key: string): AnsweredFinding => ({
  rule,
  severity,
  message: `What ${key} does is not stated.`,
  remedy: 'State it.',
  legalReference: 'GDPR Art. 30(1)',
  waived: false,
  record: { __typename: 'ProcessingActivity', key },
})

/** What the hub answers for a company that says as much as Bandwidth does, in small. */
export const sampleAnswer: Answer = {
  processingActivities: {
    totalCount: 3,
    nodes: [
      activity('billing', 'Customer account billing and payment', {
        legalBases: [
          { basis: { key: 'gdpr-6-1-b' }, confidence: 'STATED' },
          { basis: { key: 'gdpr-6-1-f' }, confidence: 'INFERRED' },
        ],
        data: [{ dataCategory: account, dataSubjectCategory: { key: 'customer-representative' } }],
      }),
      activity('kyc', 'Local regulatory requirements and identity verification of subscribers', {
        purposes: [{ key: 'regulatory' }, { key: 'identity' }],
        data: [{ dataCategory: subscribers, dataSubjectCategory: { key: 'subscriber' } }],
      }),
      activity('processor-features', "Product features run at the customer's direction", {
        confidence: 'INFERRED',
        purposes: [{ key: 'provide' }],
        legalBases: [],
        roles: [
          { role: 'PROCESSOR', organization: inc, onBehalfOf: customers, confidence: 'STATED' },
          { role: 'CONTROLLER', organization: customers, onBehalfOf: null, confidence: 'INFERRED' },
        ],
        data: [{ dataCategory: account, dataSubjectCategory: null }],
        transfers: [],
      }),
    ],
  },
  findings: {
    totalCount: 4,
    nodes: [
      finding('TRANSFER_TIA_MISSING', 'ERROR', 'billing'),
      finding('RETENTION_MISSING', 'WARNING', 'kyc'),
      finding('RETENTION_MISSING', 'WARNING', 'processor-features'),
      { ...finding('LEGAL_BASIS_INFERRED', 'INFO', 'kyc'), waived: true },
    ],
  },
}
