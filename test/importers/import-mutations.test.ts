import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ImportInputError } from '../../src/importers/input-error.ts'
import type { InputFile } from '../../src/importers/read-input.ts'
import { faultsOf, lostIn } from './accounting.ts'
import { fixture, kinds } from './fixtures.ts'

type Step = string | number

/** Every place of a tree that a mutation can reach. */
function placesIn(value: unknown, path: Step[] = []): Step[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const steps: Step[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  return [path, ...steps.flatMap((step) => placesIn((value as Record<Step, unknown>)[step], [...path, step]))]
}

/** What may stand anywhere in a dirty file. */
const anything = fc.oneof(
  fc.constantFrom(
    null,
    '',
    ' ',
    'TBD',
    'YYYY-MM-DD',
    ' weltweit',
    'USA',
    'Germany, Ireland',
    '\u0000',
    '\ud800',
    'а',
    'é',
    '__proto__',
  ),
  fc.constantFrom('user', 'constructor', 'x'.repeat(20_000), Number.POSITIVE_INFINITY, -0, true, [], {}, [[]], [null], {
    text: {},
  }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
)

const mutation = fc.record({
  place: fc.nat(),
  how: fc.constantFrom('replace', 'remove', 'repeat', 'reverse', 'copy') as fc.Arbitrary<Mutation['how']>,
  other: fc.nat(),
  value: anything,
})

interface Mutation {
  place: number
  how: 'replace' | 'remove' | 'repeat' | 'reverse' | 'copy'
  other: number
  value: unknown
}

function mutated(tree: unknown, mutations: readonly Mutation[]): unknown {
  const root = { root: structuredClone(tree) }
  for (const { place, how, other, value } of mutations) {
    const places = placesIn(root).slice(1)
    const path = places[place % places.length]!
    const holder = path.slice(0, -1).reduce<any>((at, step) => at[step], root)
    const last = path.at(-1)!
    if (how === 'replace') holder[last] = structuredClone(value)
    if (how === 'remove' && path.length > 1)
      Array.isArray(holder) ? holder.splice(last as number, 1) : delete holder[last]
    if (how === 'repeat' && Array.isArray(holder)) holder.push(structuredClone(holder[last as number]))
    if (how === 'reverse' && Array.isArray(holder)) holder.reverse()
    if (how === 'copy')
      holder[last] = structuredClone(places[other % places.length]!.reduce<any>((at, step) => at[step], root))
  }
  return JSON.parse(JSON.stringify(root.root) ?? 'null')
}

/** A mutation that is refused must be refused with a list of what is wrong. */
function runOrRefuse(run: () => ReturnType<(typeof kinds)[number]['run']>) {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof ImportInputError)) throw error
    expect(error.problems.length).toBeGreaterThan(0)
    return null
  }
}

describe.each(kinds.filter(({ kind }) => kind !== 'subprocessors'))('$kind', ({ run, treeOf, file, onRecord }) => {
  const tree = treeOf(fixture(file))

  test('whatever is changed in the input, every value is accounted for and the hub can read the manifest', () => {
    let taken = 0
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), (mutations) => {
        const value = mutated(tree, mutations)
        const text = JSON.stringify(value)
        const imported = runOrRefuse(() => run({ name: file, text }))
        if (!imported) return
        taken++
        expect(lostIn(file, value, imported)).toEqual([])
        expect(faultsOf(imported.manifest, onRecord)).toEqual([])
      }),
      { numRuns: 200 },
    )
    expect(taken).toBeGreaterThan(50)
  }, 120_000)

  test('the order of lists changes nothing in the manifest', () => {
    const { manifest } = run({ name: file, text: JSON.stringify(tree) })
    expect(JSON.stringify(run({ name: file, text: JSON.stringify(turned(tree)) }).manifest)).toBe(
      JSON.stringify(manifest),
    )
  })
})

const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned).reverse()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, turned(inner)])
      .reverse(),
  )
}

describe.each(kinds.filter(({ kind }) => kind === 'subprocessors'))('$file', ({ run, treeOf, file }) => {
  const { text } = fixture(file)
  const piece = fc.oneof(
    fc.constantFrom(
      '|',
      '\n',
      '"',
      ';',
      ',',
      '<td>',
      '</tr>',
      '<table>',
      '<td rowspan="9999" colspan="9999">',
      '\u0000',
      '&#0;',
      '[1]',
      'USA',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 12 }), piece })

  test('whatever is changed in the text, every cell is accounted for and the hub can read the manifest', () => {
    let taken = 0
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const dirty = edits.reduce((now, { at, length, piece: written }) => {
          const from = at % (now.length + 1)
          return now.slice(0, from) + written + now.slice(from + length)
        }, text)
        const given: InputFile = { name: file, text: dirty }
        const imported = runOrRefuse(() => run(given))
        if (!imported) return
        taken++
        expect(lostIn(file, treeOf(given), imported)).toEqual([])
        expect(faultsOf(imported.manifest)).toEqual([])
      }),
      { numRuns: 150 },
    )
    expect(taken).toBeGreaterThan(25)
  }, 120_000)
})
