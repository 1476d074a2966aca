import { expect, test } from 'vitest'
import { ImportInputError } from '../../src/importers/input-error.ts'
import { fits, readTags } from '../../src/importers/openlineage/tags.ts'
import { importOpenlineage } from '../../src/importers/openlineage.ts'
import { countsOf, fixture, flowsOf, leftBy, tags } from './fixtures.ts'

const given = fixture('openlineage.ndjson')
const imported = importOpenlineage([given], undefined, tags)
const { systems, processingActivities, dataCategories } = imported.manifest

test('the fixture has the records and flows that were counted by hand', () => {
  expect(countsOf(imported)).toEqual({
    dataCategories: 1,
    // the warehouse, the export, both logs, and the job that only reads; not the shop, which is on record
    systems: 5,
    // not rotate_logs: no data category is known in it
    processingActivities: 3,
  })
  expect(flowsOf(imported)).toHaveLength(3)
})

test('what could not be carried over is this, and nothing else', () => {
  const facets = leftBy(imported).filter((path) => path.includes('facets'))
  expect(
    leftBy(imported)
      .filter((path) => !path.includes('facets'))
      .sort(),
  ).toEqual(
    [
      ...['[*].eventTime', '[*].eventType', '[*].producer', '[*].run', '[*].schemaURL'],
      ...['[0].inputs[0].name', '[0].inputs[0].namespace', '[1].inputs'],
      ...['[3].job.name', '[3].job.namespace'],
    ].sort(),
  )
  expect(facets.some((path) => path.endsWith('sql'))).toBe(true)
  expect(facets.some((path) => path.endsWith('columnLineage'))).toBe(true)
})

test('data goes on by the lineage of columns, and masked values do not', () => {
  expect(dataCategories!['contact-details']!.elements).toHaveProperty('dataset/bigquery/warehouse.crm.people/mail')
  expect(dataCategories!['contact-details']!.elements).not.toHaveProperty(
    'dataset/bigquery/warehouse.crm.people/name_hash',
  )
  expect(systems!['dataset/bigquery/warehouse.crm.people']!.dataCategories).toEqual(['contact-details'])
})

test('a dataset of which no columns are known has what the job that writes it reads', () => {
  expect(systems!['dataset/s3/exports/people']!.dataCategories).toEqual(['contact-details'])
})

test('what was observed are inferred flows of activities observed/…, from a source that says so', () => {
  expect(Object.keys(processingActivities!)).toEqual([
    'observed/nightly/export_people',
    'observed/nightly/send_mail',
    'observed/nightly/sync_users',
  ])
  expect(processingActivities!['observed/nightly/sync_users']!.flows).toEqual([
    {
      from: { system: 'shop' },
      to: { system: 'dataset/bigquery/warehouse.crm.people' },
      kind: 'PROCESSING',
      dataCategories: ['contact-details'],
      source: 'OpenLineage: openlineage.ndjson',
      confidence: 'INFERRED',
    },
  ])
})

test('without tags there are systems, and nothing says that personal data flows between them', () => {
  const untagged = importOpenlineage([given])
  expect(Object.keys(untagged.manifest.systems!)).toHaveLength(5)
  expect(untagged.manifest.processingActivities).toBeUndefined()
  expect(untagged.notCarried.filter(({ why }) => why.includes('--tags')).length).toBe(2)
})

test('the same events as a list say the same as one a line', () => {
  const list = JSON.stringify(
    given.text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  )
  expect(importOpenlineage([{ name: given.name, text: list }], undefined, tags).manifest).toEqual(imported.manifest)
})

test('jobs that feed each other in a circle come to an end', () => {
  const dataset = (name: string) => ({ namespace: 'x', name })
  const job = (name: string, from: string, to: string) =>
    JSON.stringify({ job: { namespace: 'n', name }, inputs: [dataset(from)], outputs: [dataset(to)] })
  const text = [job('one', 'a', 'b'), job('two', 'b', 'c'), job('three', 'c', 'a')].join('\n')
  const { manifest } = importOpenlineage([{ name: 'f', text }], undefined, {
    dataCategories: { contact: 'Contact' },
    rules: [{ dataset: 'x/a', category: 'contact' }],
    systems: [],
  })
  expect(Object.values(manifest.systems!).map((system) => system.dataCategories)).toEqual(Array(3).fill(['contact']))
})

test('a tag of the events can stand for a category', () => {
  const { manifest } = importOpenlineage([given], undefined, {
    dataCategories: {},
    rules: [{ tag: 'SHARED', category: 'contact' }],
    systems: [],
  })
  expect(manifest.systems!['dataset/s3/exports/people']!.dataCategories).toEqual(['contact'])
})

test('every faulty line is told with its place', () => {
  const text = '{"job":{"name":"a"}}\n{"job":{}}\n\n{"dataset": }\n[1]\n{"a":1}\n'
  const run = () => importOpenlineage([{ name: 'f.ndjson', text: '{"job":{"name":"a"}}\n{"job":{}}\n\n{"a":1}\n7\n' }])
  expect(run).toThrow(/f\.ndjson:2:8: \[1\]\.job: has no name\n {4}2 \| {"job":{}}\n {6}\| {8}\^\^\n/)
  expect(run).toThrow(/f\.ndjson:4:1: \[2\]: is no event of OpenLineage: it has neither job nor dataset/)
  expect(run).toThrow(/f\.ndjson:5:1: \[3\]: is no event of OpenLineage/)
  expect(() => importOpenlineage([{ name: 'f.ndjson', text }])).toThrow(/f\.ndjson:4:13: is no JSON: value expected/)
  for (const empty of ['', '[]', '\n\n'])
    expect(() => importOpenlineage([{ name: 'f', text: empty }])).toThrow(ImportInputError)
})

test.each([
  ['postgres://*', 'postgres://shop/users', true],
  ['*mail*', 'E-Mail', true],
  ['a*b*c', 'a-b-c', true],
  ['a*bc*c', 'abc', false],
  ['*', '', true],
  ['users', 'Users', true],
  ['users', 'users2', false],
])('%s on %s: %s', (pattern, name, is) => {
  expect(fits(pattern, name)).toBe(is)
})

test('faults of the tags are told with their place', () => {
  const text = 'rules:\n  - { category: Contact }\n  - { field: x, category: a, color: red }\n'
  expect(() => readTags({ name: 'tags.yml', text })).toThrow(
    /tags\.yml:2:17: rules\[0\]\.category: is no key[\s\S]*says neither dataset nor field nor tag\n[\s\S]*tags\.yml:3:5: rules\[1\]: Unrecognized key: "color"/,
  )
})

test('facets are told one by one, each with its own reason', () => {
  const event = {
    job: { namespace: 'n', name: 'j', facets: { jobType: { processingType: 'BATCH' }, sql: { query: 'select 1' } } },
    outputs: [{ namespace: 'x', name: 'd', facets: { dataSource: { uri: 'postgres://x' }, odd: { a: 1 } } }],
  }
  const { notCarried } = importOpenlineage([{ name: 'f.json', text: JSON.stringify(event) }], undefined, {
    dataCategories: { any: 'Anything' },
    rules: [{ dataset: '*', category: 'any' }],
    systems: [],
  })
  expect(Object.fromEntries(notCarried.map(({ path, why }) => [path, why]))).toEqual({
    'job.facets.jobType': 'The facet jobType says nothing that the manifest has a field for',
    'job.facets.sql': 'A query can hold data itself',
    'outputs[0].facets.dataSource': 'The address of a source can hold a password',
    'outputs[0].facets.odd': 'The facet odd says nothing that the manifest has a field for',
  })
})
