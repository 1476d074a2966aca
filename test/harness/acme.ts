/** The example manifest of the documentation: one customer activity with one mail vendor in the United States. */
export const acme = {
  ropewalk: 1,
  manifest: 'acme',
  organizations: {
    'acme-ie': { name: 'Acme Ireland Ltd', kind: 'OWN_ENTITY', country: 'IE', parent: 'acme-inc' },
    'acme-inc': { name: 'Acme Inc.', kind: 'OWN_ENTITY', country: 'US' },
    mailco: { name: 'MailCo LLC', kind: 'VENDOR', country: 'US' },
  },
  dataSubjectCategories: { 'customer-representative': { name: "Customer's representative" } },
  dataCategories: {
    contact: {
      name: 'Contact data',
      specialCategory: false,
      elements: { email: { name: 'E-mail address', dpvIri: 'https://w3id.org/dpv/pd#EmailAddress' } },
    },
  },
  purposes: { billing: { name: 'Billing and payment' } },
  systems: {
    crm: { name: 'CRM', operator: 'acme-ie', countries: ['IE'], dataCategories: ['contact'] },
    mailer: { name: 'Mailer', operator: 'mailco', countries: ['US'], dataCategories: ['contact'] },
  },
  securityMeasures: { e2e: { name: 'Encryption, keys with the exporter', supplementary: true, effective: true } },
  agreements: {
    'dpa-mailco': {
      name: 'DPA with MailCo',
      kind: 'DPA',
      parties: [
        { organization: 'acme-ie', role: 'CONTROLLER' },
        { organization: 'mailco', role: 'PROCESSOR' },
      ],
      signedOn: '2022-01-10',
      validFrom: '2022-01-10',
    },
  },
  certifications: {
    'mailco-dpf': {
      name: 'MailCo on the DPF list',
      organization: 'mailco',
      standard: 'eu-us-dpf',
      validFrom: '2023-09-01',
      validTo: '2024-08-31',
    },
  },
  subprocessors: {
    'mailco-mail': {
      name: 'MailCo',
      organization: 'mailco',
      engagedBy: 'acme-ie',
      service: 'E-mail delivery',
      countries: ['US'],
      dataCategories: ['contact'],
      activities: ['invoicing'],
      status: 'ACTIVE',
    },
  },
  safeguards: {
    'mailco-scc': {
      exporter: 'acme-ie',
      importer: 'mailco',
      mechanism: 'eu-scc-2021-m2',
      agreement: 'dpa-mailco',
      validFrom: '2022-01-10',
    },
  },
  transferImpactAssessments: {
    'tia-mailco': {
      name: 'TIA MailCo',
      transfers: [{ exporter: 'acme-ie', importer: 'mailco', toCountry: 'US' }],
      outcome: 'PROCEED_WITH_MEASURES',
      assessedOn: '2022-01-05',
      reviewDueOn: '2023-01-05',
      supplementaryMeasures: ['e2e'],
    },
  },
  processingActivities: {
    invoicing: {
      name: 'Customer invoicing',
      status: 'ACTIVE',
      purposes: ['billing'],
      legalBases: [{ basis: 'gdpr-6-1-b', purpose: 'billing' }],
      roles: [
        { organization: 'acme-ie', role: 'CONTROLLER' },
        { organization: 'mailco', role: 'PROCESSOR', onBehalfOf: 'acme-ie' },
      ],
      data: [
        {
          dataCategory: 'contact',
          dataSubjectCategory: 'customer-representative',
          retention: { period: 'P6Y', trigger: 'end of contract' },
        },
      ],
      systems: ['crm', 'mailer'],
      flows: [
        {
          from: { dataSubjectCategory: 'customer-representative' },
          to: { system: 'crm' },
          kind: 'COLLECTION',
          dataCategories: ['contact'],
        },
        { from: { system: 'crm' }, to: { system: 'mailer' }, kind: 'PROCESSING', dataCategories: ['contact'] },
      ],
    },
  },
}
