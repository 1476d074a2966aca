import { expect, test } from 'vitest'
import { recordTypes } from '../../src/contents.ts'
import { loadLaw } from '../../src/law/law.ts'
import { readManifest } from '../../src/manifest/read-manifest.ts'
import { Check } from '../../src/record/check.ts'
import { importSample } from './bandwidth-sample.ts'

const check = new Check()
const read = readManifest(recordTypes, importSample().manifest, check)

test('the hub reads the whole manifest, and finds nothing wrong with it', () => {
  expect(check.problems).toEqual([])
  expect(read).toMatchObject({ name: 'bandwidth' })
  expect(read.wanted).toHaveLength(53)
})

test('every reference the hub finds in it leads to one of its records, or to the law', () => {
  const named = new Set(read.wanted.map(({ spec, key }) => `${spec.section}.${key}`))
  const law = loadLaw()
  const leadsNowhere = check.references.filter(({ to, key }) =>
    'law' in to ? !law[to.law].has(key) : !named.has(`${to.section}.${key}`),
  )
  expect(check.references.length).toBeGreaterThan(200)
  expect(leadsNowhere).toEqual([])
})
