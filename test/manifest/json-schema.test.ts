import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordTypes } from '../../src/contents.ts'
import { loadLaw } from '../../src/law/law.ts'
import { readManifest } from '../../src/manifest/read-manifest.ts'
import { openReferences } from '../../src/manifest/resolve-references.ts'
import { manifestSchemaFile } from '../../src/manifest/schema-file.ts'
import { Check } from '../../src/record/check.ts'
import { acme } from '../harness/acme.ts'
import { useHub } from '../harness/hub.ts'
import { randomManifest } from '../harness/random-manifest.ts'

const hub = useHub()
const schema = JSON.parse(readFileSync(manifestSchemaFile, 'utf8'))
const ajv = new Ajv({ allowUnionTypes: true, strictTypes: false, strictRequired: false })
;(addFormats as unknown as (ajv: Ajv) => void)(ajv)
const accepts = ajv.compile(schema)

function problems(manifest: unknown) {
  const check = new Check()
  const { named } = readManifest(recordTypes, manifest, check)
  openReferences(loadLaw(), named, check)
  return check.problems
}

test('the schema accepts the manifest of the documentation, with the address of the schema in it', () => {
  expect(
    accepts({ $schema: 'https://hub.example/schema/manifest.v1.json', ...acme }),
    ajv.errorsText(accepts.errors),
  ).toBe(true)
  expect(problems({ $schema: 'https://hub.example/schema/manifest.v1.json', ...acme })).toEqual([])
})

test('what the checks accept the schema accepts', () => {
  fc.assert(
    fc.property(randomManifest, (manifest) => {
      expect(problems(manifest)).toEqual([])
      expect(accepts(manifest), ajv.errorsText(accepts.errors)).toBe(true)
    }),
    { numRuns: 200 },
  )
})

/** Every place in a value, as a path. */
function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [
    path,
    ...Object.entries(value).flatMap(([key, each]) =>
      places(each, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ]
}

function changed(
  manifest: object,
  path: readonly (string | number)[],
  change: (holder: any, last: string | number) => void,
) {
  const copy = structuredClone(manifest) as any
  const holder = path.slice(0, -1).reduce((at, step) => at[step], copy)
  change(holder, path.at(-1)!)
  return copy
}

const wrongValues = fc.constantFrom<unknown>(
  7,
  true,
  null,
  '',
  ' ',
  'UPPER CASE',
  '2024-13-41',
  'P-1D',
  'XX',
  'a\u0000b',
  [],
  {},
  ['a', 'a'],
  { system: 'a', organization: 'b' },
  'x'.repeat(10_001),
)
const damaged = fc
  .tuple(randomManifest, fc.nat(), fc.constantFrom('set', 'add', 'remove'), wrongValues)
  .map(([manifest, at, what, value]) => {
    const all = places(manifest).filter((path) => path.length > 0)
    return changed(manifest, all[at % all.length]!, (holder, last) => {
      if (what === 'set') holder[last] = value
      else if (what === 'remove' && !Array.isArray(holder)) delete holder[last]
      else if (Array.isArray(holder)) holder.push(value)
      else holder.nonsense = value
    })
  })

/** What only looking at several fields or at the calendar tells. */
const beyondTheSchema = (message: string) =>
  /stands in the list twice|before it begins|begins after|ends before/.test(message)

test('what the schema refuses the checks refuse, and the other way round as far as it can say so', () => {
  let refused = 0
  let accepted = 0
  fc.assert(
    fc.property(damaged, (manifest) => {
      const found = problems(manifest)
      const taken = accepts(manifest)
      if (found.length === 0) expect(taken, ajv.errorsText(accepts.errors)).toBe(true)
      else if (!found.every(({ message }) => beyondTheSchema(message))) expect(taken, JSON.stringify(found)).toBe(false)
      if (taken) accepted++
      else refused++
    }),
    { numRuns: 1_500 },
  )
  expect(refused).toBeGreaterThan(300)
  expect(accepted).toBeGreaterThan(100)
})

test('every field has a description, for editors to show', () => {
  const bare: string[] = []
  const walk = (at: unknown, path: string) => {
    if (typeof at !== 'object' || at === null) return
    for (const [name, each] of Object.entries(at)) {
      if (path.endsWith('.properties') && !path.includes('.oneOf.') && !('description' in each))
        bare.push(`${path}.${name}`)
      walk(each, `${path}.${name}`)
    }
  }
  walk(schema, '')
  expect(bare).toEqual([])
})

test('a hub serves it without a key', async () => {
  const response = await fetch(`${hub.current.url}/schema/manifest.v1.json`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('application/schema+json')
  expect(await response.json()).toEqual(schema)
})
