import { acme } from '../harness/acme.ts'

const evidence = { source: 'The register of 2024', confidence: 'INFERRED' }
const { invoicing } = acme.processingActivities

/** The example manifest with every section's free texts written, a tree of each kind, and an onward transfer. */
export const fuller = {
  ...acme,
  organizations: {
    ...described(acme.organizations),
    mailco: { ...acme.organizations.mailco, description: 'Sends mail', ...evidence },
    helpdesk: { name: 'Helpdesk Pvt Ltd', kind: 'VENDOR', country: 'IN', description: 'Answers calls' },
  },
  dataSubjectCategories: described(acme.dataSubjectCategories),
  dataCategories: {
    contact: {
      ...acme.dataCategories.contact,
      description: 'How to reach people',
      dpvIri: 'https://w3id.org/dpv/pd#Contact',
      elements: { email: { name: 'E-mail address', dpvIri: 'https://w3id.org/dpv/pd#EmailAddress', ...evidence } },
    },
    phone: { name: 'Phone numbers', parent: 'contact', description: 'A part of contact data' },
  },
  purposes: {
    ...described(acme.purposes),
    dunning: { name: 'Dunning', parent: 'billing', description: 'Late payers' },
  },
  systems: {
    ...described(acme.systems),
    desk: { name: 'Desk', operator: 'helpdesk', countries: ['IN'], description: 'Tickets', ...evidence },
  },
  securityMeasures: {
    e2e: { ...described(acme.securityMeasures).e2e, kind: 'TECHNICAL', useCases: ['ENCRYPTED_STORAGE'] },
  },
  agreements: described(acme.agreements),
  certifications: {
    'mailco-dpf': {
      ...acme.certifications['mailco-dpf'],
      description: 'On the list',
      edition: 'Second',
      number: 'Number 7',
      body: 'Department of Commerce',
      scope: 'Non-HR data',
    },
  },
  subprocessors: {
    'mailco-mail': {
      ...acme.subprocessors['mailco-mail'],
      description: 'For invoices',
      approvals: [{ team: 'Security', decision: 'APPROVED', decidedOn: '2022-01-05', by: 'Jo' }],
    },
    'mailco-desk': {
      name: 'Helpdesk',
      organization: 'helpdesk',
      engagedBy: 'mailco',
      service: 'Support',
      status: 'ACTIVE',
    },
  },
  safeguards: {
    'mailco-scc': { ...acme.safeguards['mailco-scc'], name: 'Clauses with MailCo', description: 'Signed' },
  },
  countryProfiles: {
    us: {
      name: 'United States',
      country: 'US',
      description: 'By counsel',
      law: 'FISA section 702',
      practice: 'Used at scale',
      facts: { 'new-order': { date: '2023-05-05', fact: 'A new order', ...evidence } },
    },
  },
  transferImpactAssessments: {
    'tia-mailco': {
      ...described(acme.transferImpactAssessments)['tia-mailco'],
      outcomeReason: 'As counsel says',
      assessedBy: 'Jo',
      data: {
        volume: 'Ten a day',
        frequency: 'CONTINUOUS',
        format: 'ENCRYPTED_KEYS_WITH_EXPORTER',
        score: 1,
        note: 'Mail',
      },
      recipient: { sector: 'Communications', exposed: true, note: 'A provider' },
      guarantees: {
        clearRules: { score: 1, note: 'Published' },
        necessity: { score: 3, note: 'In bulk' },
        oversight: { score: 2, note: 'A court' },
        remedies: { score: 2, note: 'Another court' },
      },
      practice: {
        score: 2,
        evidence: 'Their report',
        requests: { received: 7, complied: 5, from: '2021-01-01', to: '2021-12-31' },
      },
      useCase: 'ENCRYPTED_STORAGE',
      storagePlaces: ['US', 'IN'],
      lawsLookedAt: ['FISA section 702', 'Cloud Act'],
      countryProfiles: ['us'],
    },
  },
  waivers: {
    'invoicing-without-controller': {
      name: 'No controller yet',
      rule: 'ACTIVITY_WITHOUT_CONTROLLER',
      recordType: 'ProcessingActivity',
      record: 'invoicing',
      reason: 'The contract is being written',
      waivedBy: 'Kim',
      validTo: '2999-12-31',
    },
  },
  ruleSettings: {
    controllers: { name: 'Controllers can wait', rule: 'ACTIVITY_WITHOUT_CONTROLLER', severity: 'WARNING' },
  },
  policies: {
    'contact-at-home': {
      name: 'Contact data stays at home',
      description: 'As the board says',
      dataCategories: ['contact'],
      dataSubjectCategories: ['customer-representative'],
      neverOutside: 'eu-gdpr',
      neverInCountries: ['US', 'IN'],
      neverToRoles: ['PROCESSOR', 'SUBPROCESSOR'],
      neverToKinds: ['VENDOR'],
      neverToOrganizations: ['mailco'],
      onlyForPurposes: ['dunning'],
      unlessMeasures: ['e2e'],
      reason: 'Promised to customers',
      remedy: 'Ask the board',
    },
  },
  processingActivities: {
    invoicing: {
      ...invoicing,
      description: 'Bills every month',
      purposes: ['billing', 'dunning'],
      legalBases: [{ basis: 'gdpr-6-1-b', purpose: 'billing', ...evidence }],
      data: invoicing.data.map((row) => ({ ...row, ...evidence })),
      securityMeasures: ['e2e'],
      regulations: ['eu-gdpr'],
      flows: [
        ...invoicing.flows.map((flow) => ({ ...flow, ...evidence })),
        {
          from: { system: 'mailer' },
          to: { system: 'desk' },
          kind: 'DISCLOSURE',
          dataCategories: ['contact', 'phone'],
        },
        { from: { system: 'crm' }, to: { organization: 'helpdesk' }, kind: 'REMOTE_ACCESS', dataCategories: ['phone'] },
      ],
    },
  },
}

function described<R extends Record<string, { name: string }>>(section: R) {
  return Object.fromEntries(
    Object.entries(section).map(([key, record]) => [
      key,
      { ...record, description: `About ${record.name}`, ...evidence },
    ]),
  ) as { [K in keyof R]: R[K] & { description: string; source: string; confidence: string } }
}

const freeTexts = new Set(
  (
    'name description source service trigger team by body number scope edition dpvIri reason waivedBy law practice fact ' +
    'outcomeReason assessedBy volume note sector evidence lawsLookedAt'
  ).split(' '),
)

/** The same manifest, keys and all, with another's words in every free text. */
export function inOtherWords(manifest: unknown, word: string, field = ''): unknown {
  if (typeof manifest === 'string') return freeTexts.has(field) ? `${word} ${manifest}` : manifest
  if (Array.isArray(manifest)) return manifest.map((each) => inOtherWords(each, word, field))
  if (typeof manifest !== 'object' || manifest === null) return manifest
  return Object.fromEntries(Object.entries(manifest).map(([name, each]) => [name, inOtherWords(each, word, name)]))
}
