import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importSample } from './bandwidth-sample.ts'

const { manifest } = importSample()
const activities = Object.values(manifest.processingActivities)
const flows = activities.flatMap((activity) => activity.flows)
const roles = activities.flatMap((activity) => activity.roles)
const assessed = Object.values(manifest.transferImpactAssessments).flatMap(({ transfers }) => transfers)

test.each<[keyof typeof manifest, (string | undefined)[]]>([
  [
    'organizations',
    [
      ...Object.values(manifest.organizations).map(({ parent }) => parent),
      ...Object.values(manifest.agreements).flatMap(({ parties = [] }) => parties.map((party) => party.organization)),
      ...Object.values(manifest.certifications).map(({ organization }) => organization),
      ...roles.flatMap(({ organization, onBehalfOf }) => [organization, onBehalfOf]),
      ...flows.flatMap(({ from, to }) => [
        'organization' in from ? from.organization : undefined,
        'organization' in to ? to.organization : undefined,
      ]),
      ...[...Object.values(manifest.safeguards), ...assessed].flatMap(({ exporter, importer }) => [exporter, importer]),
    ],
  ],
  [
    'dataSubjectCategories',
    [
      ...activities.flatMap(({ data }) => data.map((row) => row.dataSubjectCategory)),
      ...flows.map(({ from }) => ('dataSubjectCategory' in from ? from.dataSubjectCategory : undefined)),
    ],
  ],
  [
    'dataCategories',
    [
      ...activities.flatMap(({ data }) => data.map((row) => row.dataCategory)),
      ...flows.flatMap(({ dataCategories }) => dataCategories),
    ],
  ],
  ['purposes', activities.flatMap(({ purposes }) => purposes)],
])('every reference to %s leads to a record of the manifest', (section, references) => {
  const given = references.filter((reference) => reference !== undefined)
  expect(given.length).toBeGreaterThan(0)
  expect(given.filter((key) => !Object.hasOwn(manifest[section] as object, key))).toEqual([])
})

const law = (file: string) =>
  JSON.parse(readFileSync(new URL(`../../src/law/data/${file}.json`, import.meta.url), 'utf8'))
const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id)

test('every mechanism, legal basis and country is in the reference data', () => {
  const mechanisms = Object.values(manifest.safeguards).map(({ mechanism }) => mechanism)
  expect(idsOf(law('transfer-mechanisms').mechanisms)).toEqual(expect.arrayContaining(mechanisms))
  expect(idsOf(law('transfer-mechanisms').mechanisms)).toContain(manifest.certifications['privacy-shield']!.standard)
  const bases = activities.flatMap(({ legalBases }) => legalBases.map(({ basis }) => basis))
  expect(idsOf(law('legal-bases').legalBases)).toEqual(expect.arrayContaining(bases))
  const countries: string[] = law('countries').countries.map(
    ({ alpha2, code, id }: Record<string, string>) => alpha2 ?? code ?? id,
  )
  expect(countries).toEqual(expect.arrayContaining(['US', 'BE', 'GB']))
})
