import { expect, test } from 'vitest'
import { writePath } from '../../src/importers/input-error.ts'
import { importSample, sampleInput } from './bandwidth-sample.ts'

const { manifest, carried, notCarried } = importSample()
const leaves = [...leavesWithin(sampleInput())]
const sources = new Map(
  (sampleInput() as { sources: { id: string; url: string | null; name: string }[] }).sources.map(
    ({ id, url, name }) => [id, url ?? name],
  ),
)

test('every object with an id is carried, or is listed as not carried', () => {
  const ids = leaves.filter(({ path }) => path.at(-1) === 'id').map(({ path }) => writePath(path.slice(0, -1)))
  const accounted = new Set([...carried, ...notCarried].map(({ path }) => path))
  expect(ids.length).toBeGreaterThan(100)
  expect(ids.filter((path) => !accounted.has(path))).toEqual([])
})

test('every value is either listed as not carried, or stands in a record that its object became', () => {
  expect(leaves.length).toBeGreaterThan(600)
  expect(leaves.filter((leaf) => !isListed(leaf.path) && !isFound(leaf)).map(({ path }) => writePath(path))).toEqual([])
})

test('what is said to be carried leads to a record, and what is not carried says why', () => {
  for (const { to } of carried) expect(recordAt(to), to).toBeDefined()
  for (const { path, what, why } of notCarried) {
    expect({ what, why }, path).toEqual({ what: expect.stringMatching(/\w/), why: expect.stringMatching(/\w/) })
    expect(
      leaves.some((leaf) => covers(path, leaf.path)),
      path,
    ).toBe(true)
  }
  expect(new Set(notCarried.map(({ path }) => path)).size).toBe(notCarried.length)
})

test.each([
  'training.curricula[0]',
  'training.programs[0]',
  'vendorApproval',
  'dsr',
  'governmentRequests.transparencyReport',
  'subprocessors.statements[0]',
  'regulations[0]',
  'transfers[1]',
  'transfers[3]',
  'tia[1]',
  'expectedFindings',
])('%s is not carried', (path) => {
  expect(notCarried.map((entry) => entry.path)).toContain(path)
})

type Step = string | number
interface Leaf {
  path: Step[]
  value: string | number | boolean
}

function* leavesWithin(value: unknown, path: Step[] = []): Generator<Leaf> {
  if (value === null) return
  if (typeof value !== 'object') yield { path, value: value as Leaf['value'] }
  else if (Array.isArray(value)) for (const [n, inner] of value.entries()) yield* leavesWithin(inner, [...path, n])
  else for (const [name, inner] of Object.entries(value as object)) yield* leavesWithin(inner, [...path, name])
}

const isListed = (path: Step[]) => notCarried.some((entry) => covers(entry.path, path))

/** Whether a path of the list, in which `[*]` stands for any entry, is the leaf's own or one above it. */
function covers(listed: string, path: Step[]): boolean {
  const stars = (step: Step, n: number) => (typeof step === 'number' && steps[n] === '*' ? '*' : String(step))
  const steps = listed.match(/[^.[\]]+/g) ?? []
  return steps.length <= path.length && path.slice(0, steps.length).map(stars).join('\n') === steps.join('\n')
}

function isFound({ path, value }: Leaf): boolean {
  const above = path.map((_, n) => writePath(path.slice(0, path.length - n)))
  const nearest = above.find((each) => carried.some((entry) => entry.path === each))
  const records = carried.filter((entry) => entry.path === nearest).map(({ to }) => to + JSON.stringify(recordAt(to)))
  const name = path.at(-1)
  if (name === 'id') return records.length > 0
  const said = name === 'source' ? sources.get(String(value))! : String(value)
  return records.join('\n').toLowerCase().includes(JSON.stringify(said).slice(1, -1).toLowerCase())
}

function recordAt(to: string): unknown {
  const [section, key] = [to.slice(0, to.indexOf('.')), to.slice(to.indexOf('.') + 1)]
  return (manifest as unknown as Record<string, Record<string, unknown>>)[section]?.[key]
}
