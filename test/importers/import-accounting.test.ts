import { describe, expect, test } from 'vitest'
import { faultsOf, leavesWithin, lostIn } from './accounting.ts'
import { fixture, kinds } from './fixtures.ts'

describe.each(kinds)('$file', ({ file, run, treeOf, onRecord }) => {
  const given = fixture(file)
  const imported = run(given)

  test('every value is carried to a record that has it, or is reported', () => {
    expect([...leavesWithin(treeOf(given))].length).toBeGreaterThan(8)
    expect(lostIn(file, treeOf(given), imported)).toEqual([])
  })

  test('the hub finds nothing wrong with the manifest', () => {
    expect(faultsOf(imported.manifest, onRecord)).toEqual([])
  })

  test('the same input gives the same manifest, to the byte', () => {
    expect(JSON.stringify(run(given))).toBe(JSON.stringify(imported))
  })

  test('everything that is left out says what and why', () => {
    expect(imported.notCarried.length).toBeGreaterThan(0)
    for (const { what, why } of imported.notCarried)
      expect({ what, why }).toEqual({ what: expect.stringMatching(/\S/), why: expect.stringMatching(/\w{3}/) })
  })

  test('every record says where it is from and how it is known', () => {
    const { ropewalk, manifest, ...sections } = imported.manifest
    for (const records of Object.values(sections) as object[])
      for (const record of Object.values(records))
        expect(record).toMatchObject({
          source: expect.stringMatching(/\S/),
          confidence: expect.stringMatching(/^(STATED|INFERRED)$/),
        })
  })
})

test('a value that is neither carried nor reported is found to be lost', () => {
  const imported = { manifest: { ropewalk: 1 as const, manifest: 'x' }, carried: [], notCarried: [] }
  expect(lostIn('f', { a: [{ b: 'lost' }, { b: null }, { b: ' ' }] }, imported)).toEqual(['a[0].b: lost'])
  const carried = [{ file: 'f', path: 'a[0].b', to: 'purposes.x', as: 'lost' }]
  const purposes = (name: string) => ({ purposes: { x: { name, source: 's', confidence: 'STATED' as const } } })
  const manifestWith = (name: string) => ({
    manifest: { ...imported.manifest, ...purposes(name) },
    carried,
    notCarried: [],
  })
  expect(lostIn('f', { a: [{ b: 'lost' }] }, manifestWith('lost'))).toEqual([])
  expect(lostIn('f', { a: [{ b: 'lost' }] }, manifestWith('found'))).toEqual(['a[0].b: lost'])
})
