import { numberOf } from '../../src/platform/maps.ts'
import { rules } from '../../src/rules/all-rules.ts'

/** Every record type that a manifest can name: its section, its fields in the API, and a record that stands alone. */
export interface RecordType {
  type: string
  section: string
  one: string
  many: string
  filter: boolean
  make: (name: string) => Record<string, unknown>
}

const named = (type: string, section: string, filter: boolean, more: Record<string, unknown> = {}): RecordType => ({
  type,
  section,
  one: type[0]!.toLowerCase() + type.slice(1),
  many: section,
  filter,
  make: (name) => ({ name, ...more }),
})

/** A rule has one setting at most: each name gets a rule of its own. */
const ruleFor = (name: string): string => rules.at(-1 - numberOf(names, name))!.code
const names = new Map<string, number>()

export const recordTypes: RecordType[] = [
  named('Organization', 'organizations', true, { kind: 'OTHER' }),
  named('DataSubjectCategory', 'dataSubjectCategories', false),
  named('DataCategory', 'dataCategories', true),
  named('Purpose', 'purposes', false),
  named('System', 'systems', true),
  named('SecurityMeasure', 'securityMeasures', false),
  named('Agreement', 'agreements', false, { kind: 'OTHER' }),
  named('Certification', 'certifications', false, { organization: 'group', standard: 'ISO/IEC 27001' }),
  named('ProcessingActivity', 'processingActivities', true),
  named('Subprocessor', 'subprocessors', true, { organization: 'cloud', engagedBy: 'group', service: 'Any' }),
  named('Safeguard', 'safeguards', false, { exporter: 'group', importer: 'cloud', mechanism: 'art49-1-a' }),
  named('CountryProfile', 'countryProfiles', false, { country: 'IN' }),
  named('TransferImpactAssessment', 'transferImpactAssessments', false, { transfers: [], outcome: 'PROCEED' }),
  named('Waiver', 'waivers', false, {
    rule: 'ACTIVITY_WITHOUT_CONTROLLER',
    recordType: 'Organization',
    record: 'group',
    reason: 'Any',
    waivedBy: 'Jo',
    validTo: '2999-12-31',
  }),
  {
    ...named('RuleSetting', 'ruleSettings', false),
    make: (name) => ({ name, rule: ruleFor(name), severity: 'INFO' }),
  },
  named('Policy', 'policies', false, { neverInCountries: ['IN'] }),
]
