import { expect, test } from 'vitest'
import { countriesIn, countryAtEndOf, countryOf } from '../../src/importers/country-names.ts'
import { columnsOf } from '../../src/importers/subprocessors/columns.ts'
import { differenceOf, differenceText } from '../../src/importers/subprocessors/difference.ts'
import { importSubprocessors, listedInFiles } from '../../src/importers/subprocessors.ts'
import { countsOf, fixture, flowsOf, leftBy } from './fixtures.ts'

const imported = importSubprocessors([fixture('subprocessors.md')], undefined, 'Sample Cloud')
const { subprocessors, organizations, safeguards, processingActivities } = imported.manifest

test('the list in Markdown has the records and flows that were counted by hand', () => {
  expect(countsOf(imported)).toEqual({
    organizations: 4,
    // account data, log data, e-mail addresses, and what is not stated
    dataCategories: 4,
    subprocessors: 3,
    processingActivities: 1,
    safeguards: 1,
  })
  // CloudHost in DE and IE, MailCo in US and CA, and the helpdesk in a place that is no country
  expect(flowsOf(imported).map(({ to, toCountry }) => [Object.values(to)[0], toCountry])).toEqual([
    ['cloudhost-inc', 'DE'],
    ['cloudhost-inc', 'IE'],
    ['helpdesk-oy', undefined],
    ['mailco-llc', 'CA'],
    ['mailco-llc', 'US'],
  ])
})

test('what could not be carried over is this, and nothing else', () => {
  expect(leftBy(imported)).toEqual([
    'tables[0].rows[1]["Location of processing"]',
    'tables[0].rows[3]["Location of processing"]',
    'tables[0].rows[3]["Transfer mechanism"]',
    'tables[0].rows[4]',
    'outside',
  ])
})

test('marks of footnotes are no part of a name, and a row without a name goes on about the one above', () => {
  expect(organizations!['cloudhost-inc']!.name).toBe('CloudHost Inc.')
  expect(subprocessors!['sample-cloud/mailco-llc']).toMatchObject({
    service: 'E-mail analytics; E-mail delivery',
    countries: ['CA', 'US'],
    description: expect.stringContaining('link: https://mailco.example'),
  })
})

test('clauses that a list names are inferred to be of module 3', () => {
  expect(safeguards).toEqual({
    'sample-cloud/mailco-llc/eu-scc-2021-m3': {
      description: 'As listed: SCCs',
      exporter: 'sample-cloud',
      importer: 'mailco-llc',
      mechanism: 'eu-scc-2021-m3',
      source: 'Subprocessor list: subprocessors.md',
      confidence: 'INFERRED',
    },
  })
})

test('a list in HTML is read with its merged cells, lists in cells, and headings in another language', () => {
  const list = importSubprocessors([fixture('subprocessors.html')], undefined, 'Sample Cloud')
  const { manifest } = list
  expect(countsOf(list)).toEqual({
    organizations: 3,
    dataCategories: 1,
    subprocessors: 2,
    processingActivities: 1,
  })
  expect(flowsOf(list)).toHaveLength(5)
  expect(leftBy(list)).toEqual(['tables[0].rows[0]', 'outside'])
  expect(manifest.subprocessors).toMatchObject({
    'sample-cloud/rechenwerk-gmbh': { service: 'Hosting; Sicherung', countries: ['AT', 'CH', 'DE'] },
    'sample-cloud/fernhilfe-ltd': { service: 'Support', countries: ['GB', 'IN'] },
  })
})

test('lists from elsewhere have the records and flows that were counted by hand', () => {
  const elsewhere = importSubprocessors([fixture('subprocessors-elsewhere.md')], undefined, 'Sample Cloud')
  expect(countsOf(elsewhere)).toEqual({
    organizations: 5,
    // account data, log data, and what is not stated: of MailCo there is no column, of Spare nothing goes
    dataCategories: 3,
    subprocessors: 4,
    processingActivities: 1,
    safeguards: 1,
  })
  expect(Object.values(elsewhere.manifest.subprocessors!).map(({ name }) => name)).toEqual([
    'Cloud Host Inc.',
    'MailCo España SL',
    'Spare Ltd',
    'Wolk B.V. (Wolk Groep)',
  ])
  // A region of a cloud is in its country; the letters in an address are none.
  expect(flowsOf(elsewhere).map(({ toCountry }) => toCountry)).toEqual(['US', 'ES', 'GB', 'US'])
  expect(leftBy(elsewhere)).toEqual([
    'tables[2].rows[0].Region',
    'tables[2].rows[0]["Data processing terms"]',
    'outside',
  ])
})

test('a list as CSV is read with whatever stands before its headings and between its columns', () => {
  const list = importSubprocessors([fixture('subprocessors.csv')], undefined, 'Sample Cloud')
  const { manifest } = list
  expect(countsOf(list)).toEqual({ organizations: 3, dataCategories: 1, subprocessors: 2, processingActivities: 1 })
  expect(flowsOf(list)).toHaveLength(4)
  expect(leftBy(list)).toEqual(['tables[0].rows[2]'])
  expect(manifest.subprocessors).toMatchObject({
    'sample-cloud/cloudhost-inc': { name: 'CloudHost, Inc.', countries: ['DE', 'IE'] },
    'sample-cloud/helpdesk-oy': { countries: ['FI', 'SE'] },
  })
})

test('a key of an organization on record is referred to, and nothing is said of it', () => {
  const { manifest } = importSubprocessors([fixture('subprocessors.md')], undefined, 'acme')
  expect(manifest.organizations).not.toHaveProperty('acme')
  expect(Object.keys(manifest.subprocessors!)).toContain('acme/mailco-llc')
  expect(processingActivities).toHaveProperty('subprocessing/sample-cloud')
})

test('the difference between two versions is what was added, removed and changed', () => {
  const difference = differenceOf(listedInFiles([fixture('subprocessors-before.md')]), imported.listed)
  expect(difference.added).toEqual([])
  expect(difference.removed.map(({ name }) => name)).toEqual(['OldMail SA'])
  expect(difference.changed).toEqual([
    {
      key: 'cloudhost-inc',
      name: 'CloudHost Inc.',
      changes: [{ field: 'countries', before: ['DE'], after: ['DE', 'IE'] }],
    },
    {
      key: 'mailco-llc',
      name: 'MailCo LLC',
      changes: [{ field: 'name', before: ['MAILCO LLC'], after: ['MailCo LLC'] }],
    },
  ])
  expect(differenceText(difference)).toBe(
    [
      'Removed (1)',
      '  OldMail SA',
      '    service: E-mail delivery',
      '    countries: FR',
      '    data: E-mail addresses',
      'Changed (2)',
      '  CloudHost Inc.',
      '    countries: DE → DE, IE',
      '  MailCo LLC',
      '    written: MAILCO LLC → MailCo LLC',
    ].join('\n'),
  )
  expect(differenceText(differenceOf(imported.listed, imported.listed))).toBe('Nothing has changed.')
})

test.each([
  ['Germany, Ireland', ['DE', 'IE'], []],
  [' weltweit', [], ['weltweit']],
  ['USA', ['US'], []],
  ['EU (Frankfurt), Vereinigtes Königreich', ['GB'], ['EU', 'Frankfurt']],
  ['San Francisco, CA, USA', ['US'], ['San Francisco', 'CA']],
  ['CA, US', ['CA', 'US'], []],
  ['Trinidad and Tobago and Bosnia & Herzegovina', ['TT', 'BA'].sort(), []],
  ['Allemagne / Pays-Bas', ['DE', 'NL'], []],
  ['The Netherlands & UK*', ['GB', 'NL'], []],
  ['Irland; IND', ['IE', 'IN'], []],
  ['is in it', [], ['is in it']],
])('countries in %j', (written, countries, other) => {
  const read = countriesIn(written)
  expect(read.countries).toEqual(countries)
  expect(read.other).toEqual(other)
})

test('a code is upper case, and a state at the end of an address is no country', () => {
  expect([countryOf('de'), countryOf('DE'), countryOf('XX'), countryOf('Deutschland')]).toEqual([
    null,
    'DE',
    null,
    'DE',
  ])
  expect([countryAtEndOf('1 Road, Austin, TX'), countryAtEndOf('1 Road, Los Angeles, CA')]).toEqual([null, null])
  expect(countryAtEndOf('1 Weg, Wien, Österreich')).toBe('AT')
})

test.each([
  [['Entity Name', 'Purpose', 'Location'], { name: 'Entity Name', service: 'Purpose', location: 'Location' }],
  [['Company', 'Sub-processor', 'What they do'], { name: 'Sub-processor', service: 'What they do' }],
  [
    ['Third party', 'Service provided', 'Data centre region', 'Personal data'],
    { name: 'Third party', location: 'Data centre region', data: 'Personal data' },
  ],
  [
    ['Sous-traitant', 'Finalité', 'Pays', 'Garanties'],
    { name: 'Sous-traitant', service: 'Finalité', location: 'Pays', mechanism: 'Garanties' },
  ],
  [['Vendor', 'Entity country', 'Website'], { name: 'Vendor', seat: 'Entity country', website: 'Website' }],
])('the columns %j', (headings, columns) => {
  const found = columnsOf(headings)
  for (const [kind, heading] of Object.entries(columns)) expect(found.get(kind as never)).toEqual([heading])
})

test.each([
  ['empty.md', '', /empty\.md:1:1: is empty/],
  ['other.md', '| a | b |\n| - | - |\n| 1 | 2 |\n', /other\.md:1:1: has no table with headings/],
  [
    'x.csv',
    'Vendor,Purpose\nÄ,b\n\n"a,b\nc,d\ne,f\n',
    /x\.csv:4:1: is no CSV: the row that begins here opens a quotation mark that nothing closes\n {4}4 \| "a,b\n {6}\| \^$/,
  ],
  ['y.csv', 'Vendor,Purpose\n"Mail "Co",b\n', /y\.csv:2:1: is no CSV: a quoted cell of the row that begins here has a/],
  ['none.csv', 'Vendor,Purpose\nTBD,Mail\n', /no row of any table names a subprocessor/],
])('%s is refused', (name, text, message) => {
  expect(() => importSubprocessors([{ name, text }], undefined, 'acme')).toThrow(message)
})
