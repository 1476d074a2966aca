import { expect, test } from 'vitest'
import { importBandwidth } from '../../src/importers/bandwidth.ts'
import { ImportInputError } from '../../src/importers/input-error.ts'
import { sampleWith } from './bandwidth-sample.ts'

function faultsOf(input: unknown) {
  try {
    importBandwidth(input)
  } catch (error) {
    if (error instanceof ImportInputError) return error
    throw error
  }
  throw new Error('The input was taken.')
}

test.each([
  ['affiliates[0].country', 'Belgium', 'is no ISO 3166-1 alpha-2 code such as BE'],
  ['affiliates[0].since', '2020-13-02', 'Invalid ISO date'],
  ['organization.name', '', 'is empty'],
  ['organization.dpo', 'somebody', 'is known to this importer only as not stated (null)'],
  ['securityMeasures[2].id', 'Sales & More', 'is no key: lower-case letters, digits and . _ / -'],
  ['purposes[1].id', 'billing', '"billing" stands here twice'],
  ['processingActivities[3].role', 'owner', 'Invalid option: expected one of "controller"|"processor"'],
  ['subprocessors.list', [{ name: 'Somebody' }], 'has named subprocessors, which this importer cannot carry yet'],
])('%s as %j is named', (path, value, message) => {
  expect(faultsOf(sampleWith(path, value)).problems).toEqual([{ path, message }])
})

test.each([
  ['processingActivities[0].purposes[0]', 'biling', '"biling" is the id of nothing in purposes'],
  ['processingActivities[0].dataCategory', 'x', '"x" is the id of nothing in dataCategories'],
  ['dataCategories[0].dataSubjects[0]', 'x', '"x" is the id of nothing in dataSubjects'],
  ['affiliates[2].refersTo', 'x', '"x" is the id of nothing in affiliates'],
  ['transfers[0].tiaId', 'x', '"x" is the id of nothing in tia'],
  ['training.curricula[1].source', 'x', '"x" is the id of nothing in sources'],
  ['organization.legalForm.source', 'x', '"x" is the id of nothing in sources'],
])('%s that leads to %j is named', (path, value, message) => {
  expect(faultsOf(sampleWith(path, value)).problems).toEqual([{ path, message }])
})

test('an unknown field is a fault, so that nothing is dropped in silence', () => {
  expect(faultsOf(sampleWith('purposes[0].colour', 'red')).problems).toEqual([
    { path: 'purposes[0]', message: 'Unrecognized key: "colour"' },
  ])
})

test('a missing section, and a fact that records are made from, are named', () => {
  expect(faultsOf(sampleWith('contracts', undefined)).problems).toEqual([
    { path: 'contracts', message: 'Invalid input: expected array, received undefined' },
  ])
  expect(faultsOf(sampleWith('contracts', [])).problems).toEqual([
    { path: 'contracts', message: 'the importer needs the fact "dpa" here' },
    { path: 'contracts', message: 'the importer needs the fact "csa" here' },
  ])
})

test.each([[null], ['text'], [[]], [42]])('%j is no input', (input) => {
  expect(faultsOf(input).problems).toHaveLength(1)
})

test('all faults are reported together, one line each', () => {
  const input = sampleWith('affiliates[0].country', 'Belgium') as { organization: { name: string } }
  input.organization.name = ''
  expect(faultsOf(input).message).toBe(
    [
      'bandwidth.json cannot be imported:',
      '  organization.name: is empty',
      '  affiliates[0].country: is no ISO 3166-1 alpha-2 code such as BE',
    ].join('\n'),
  )
})
