import { acme } from '../harness/acme.ts'

const certified = (organization: string, standard: string) => ({
  name: `${organization} on ${standard}`,
  organization,
  standard,
  validFrom: '2024-01-01',
})

/** A company whose mail goes by one vendor in the United States to another, with and without clauses beside the list. */
export const company = {
  ...acme,
  organizations: {
    ...acme.organizations,
    cloudco: { name: 'CloudCo Inc.', kind: 'VENDOR', country: 'US' },
    helpdesk: { name: 'Helpdesk Pvt Ltd', kind: 'VENDOR', country: 'IN' },
  },
  systems: {
    ...acme.systems,
    archive: { name: 'Archive', operator: 'cloudco', countries: ['US'], dataCategories: ['contact'] },
    ledger: { name: 'Ledger', operator: 'acme-inc', countries: ['IE'], dataCategories: ['contact'] },
  },
  certifications: {
    'mailco-dpf': certified('mailco', 'eu-us-dpf'),
    'cloudco-dpf': certified('cloudco', 'eu-us-dpf'),
  },
  processingActivities: {
    invoicing: {
      ...acme.processingActivities.invoicing,
      roles: [
        ...acme.processingActivities.invoicing.roles,
        { organization: 'helpdesk', role: 'SUBPROCESSOR', onBehalfOf: 'mailco' },
      ],
      flows: [
        ...acme.processingActivities.invoicing.flows,
        {
          from: { system: 'mailer' },
          to: { organization: 'helpdesk' },
          kind: 'DISCLOSURE',
          dataCategories: ['contact'],
        },
      ],
    },
    bookkeeping: {
      name: 'Bookkeeping',
      status: 'ACTIVE',
      roles: [
        { organization: 'acme-ie', role: 'CONTROLLER' },
        { organization: 'acme-inc', role: 'CONTROLLER' },
      ],
      data: [{ dataCategory: 'contact' }],
      flows: [{ from: { system: 'crm' }, to: { system: 'ledger' }, kind: 'DISCLOSURE', dataCategories: ['contact'] }],
    },
    archiving: {
      name: 'Archiving',
      status: 'ACTIVE',
      roles: [
        { organization: 'acme-ie', role: 'CONTROLLER' },
        { organization: 'cloudco', role: 'PROCESSOR' },
      ],
      data: [{ dataCategory: 'contact' }],
      flows: [{ from: { system: 'crm' }, to: { system: 'archive' }, kind: 'STORAGE', dataCategories: ['contact'] }],
    },
  },
}
