import { stringify } from 'yaml'
import { fold } from '../platform/fold.ts'

export interface FirstAnswers {
  company: string
  country: string
  activity: string
  data: string
  subjects: string
  vendor: string
  vendorCountry: string
}

/** A manifest of one activity with one vendor, with what people need to know to go on beside it. */
export function firstManifest(answers: FirstAnswers, schema: string): string {
  const { company, country, activity, data, subjects, vendor, vendorCountry } = answers
  const [own, category, subject, process] = [keyOf(company), keyOf(data), keyOf(subjects), keyOf(activity)]
  const other = keyOf(vendor) === own ? `${own}-vendor` : keyOf(vendor)
  const [system, service] = [`${own}-app`, `${other}-service`]
  const section = (words: string, content: object) => `\n# ${words}\n${stringify(content, { lineWidth: 120 })}`
  return [
    `# yaml-language-server: $schema=${schema}\n`,
    '# What this repository declares of the inventory. Check it with `ropewalk validate`; see what it would\n',
    '# change with `ropewalk plan`.\n',
    stringify({ ropewalk: 1, manifest: own }),
    section('Who is part of it: your own entities, vendors, customers.', {
      organizations: {
        [own]: { name: company, kind: 'OWN_ENTITY', country },
        [other]: { name: vendor, kind: 'VENDOR', country: vendorCountry },
      },
    }),
    section('What data it is, and about whom.', {
      dataCategories: { [category]: { name: data } },
      dataSubjectCategories: { [subject]: { name: subjects } },
    }),
    section('Where it is held. A system without an operator or country leaves open whether data crosses a border.', {
      systems: {
        [system]: { name: `${company} application`, operator: own, countries: [country] },
        [service]: { name: `${vendor} service`, operator: other, countries: [vendorCountry] },
      },
    }),
    section('Why it is used, by whom, and where it goes: one entry of the record of processing (GDPR Art. 30).', {
      purposes: { [process]: { name: activity } },
      processingActivities: {
        [process]: {
          name: activity,
          purposes: [process],
          roles: [
            { organization: own, role: 'CONTROLLER' },
            { organization: other, role: 'PROCESSOR', onBehalfOf: own },
          ],
          data: [{ dataCategory: category, dataSubjectCategory: subject }],
          systems: [system, service],
          flows: [
            { from: { dataSubjectCategory: subject }, to: { system }, kind: 'COLLECTION', dataCategories: [category] },
            { from: { system }, to: { system: service }, kind: 'PROCESSING', dataCategories: [category] },
          ],
        },
      },
    }),
  ].join('')
}

/** A key made of a name: "Société Générale" is `societe-generale`. */
const keyOf = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'unnamed'
