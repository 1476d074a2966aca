import { stringify } from 'yaml'
import { fold } from '../platform/fold.ts'

export interface FirstAnswers {
  company: string
  country: string
  activity: string
  data: string
  subjects: string
  /** Null where the data stays with the company. */
  vendor: string | null
  vendorCountry: string | null
}

/** A manifest of one activity, with a vendor or without, and with what people need to know to go on beside it. */
export function firstManifest(answers: FirstAnswers, schema: string): string {
  const { company, country, activity, data, subjects, vendor, vendorCountry } = answers
  const own = keyOf(company, 'company')
  const [category, subject, process] = [keyOf(data, 'data'), keyOf(subjects, 'subjects'), keyOf(activity, 'activity')]
  const system = `${own}-app`
  const beyond = vendor === null ? noVendor : vendorPart(vendor, vendorCountry, own, { system, category })
  const section = (words: string, content: object) => `\n# ${words}\n${stringify(content, { lineWidth: 120 })}`
  return [
    `# yaml-language-server: $schema=${schema}\n`,
    '# What this repository declares of the inventory. Check it with `ropewalk validate`; see what it would\n',
    '# change with `ropewalk plan`.\n',
    stringify({ ropewalk: 1, manifest: own }),
    section('Who is part of it: your own entities, vendors, customers.', {
      organizations: {
        [own]: { name: company, kind: 'OWN_ENTITY', country },
        ...beyond.organizations,
      },
    }),
    section('What data it is, and about whom.', {
      dataCategories: { [category]: { name: data } },
      dataSubjectCategories: { [subject]: { name: subjects } },
    }),
    section('Where it is held. A system without an operator or country leaves open whether data crosses a border.', {
      systems: {
        [system]: { name: `${company} application`, operator: own, countries: [country] },
        ...beyond.systems,
      },
    }),
    section('Why it is used, by whom, and where it goes: one entry of the record of processing (GDPR Art. 30).', {
      purposes: { [process]: { name: activity } },
      processingActivities: {
        [process]: {
          name: activity,
          purposes: [process],
          roles: [{ organization: own, role: 'CONTROLLER' }, ...beyond.roles],
          data: [{ dataCategory: category, dataSubjectCategory: subject }],
          systems: [system, ...Object.keys(beyond.systems)],
          flows: [
            { from: { dataSubjectCategory: subject }, to: { system }, kind: 'COLLECTION', dataCategories: [category] },
            ...beyond.flows,
          ],
        },
      },
    }),
  ].join('')
}

const noVendor = { organizations: {}, systems: {}, roles: [], flows: [] }

/** What there is more of where a vendor gets the data of our own system. */
function vendorPart(
  name: string,
  country: string | null,
  own: string,
  { system, category }: { system: string; category: string },
) {
  const plain = keyOf(name, 'vendor')
  const key = plain === own ? `${own}-vendor` : plain
  const service = `${key}-service`
  return {
    organizations: { [key]: { name, kind: 'VENDOR', country } },
    systems: { [service]: { name: `${name} service`, operator: key, countries: [country] } },
    roles: [{ organization: key, role: 'PROCESSOR', onBehalfOf: own }],
    flows: [{ from: { system }, to: { system: service }, kind: 'PROCESSING', dataCategories: [category] }],
  }
}

/** A key made of a name: "Société Générale" is `societe-generale`. Of other scripts none is made: what it is says it. */
const keyOf = (name: string, what: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || what
