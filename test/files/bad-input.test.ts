import { expect, test } from 'vitest'
import { read } from './written.ts'

const vendor = '{ name: V, kind: VENDOR }'
const one = async (text: string | Uint8Array, name = 'a.yaml') => {
  const { notes, said, manifest } = await read({ [name]: text })
  return { note: notes[0]!, notes, said, manifest }
}

test('tabs are told as what they are', async () => {
  const { notes } = await one(`organizations:\n  a:\n    name: A\n\tkind: VENDOR\n  b: ${vendor}\n`)
  expect(notes).toHaveLength(1)
  expect(notes[0]).toMatchObject({ code: 'SYNTAX', remedy: 'Indent with spaces.', place: { line: 4 } })
})

test('a byte order mark and Windows line ends change nothing, nor do the places', async () => {
  const text = `organizations:\r\n  a: ${vendor}\r\n  b: { name: B, kind: NONE }\r\n`
  const { notes, manifest } = await one(`\ufeff${text}`)
  expect(manifest).toMatchObject({ organizations: { a: { name: 'V', kind: 'VENDOR' } } })
  expect(notes.map(({ place }) => [place!.line, place!.column, place!.excerpt])).toEqual([
    [3, 23, '  b: { name: B, kind: NONE }'],
  ])
})

test('what is no UTF-8 is refused where that shows', async () => {
  expect(
    (await one(Buffer.from('organizations:\n  a: { name: "caf\xe9", kind: VENDOR }\n', 'latin1'))).note,
  ).toMatchObject({ code: 'NOT_UTF8', place: { line: 2, column: 18 } })
  expect((await one(Buffer.from('\ufeffropewalk: 1\n', 'utf16le'))).note).toMatchObject({
    code: 'NOT_UTF8',
    remedy: 'Save it as UTF-8.',
  })
})

test('control characters, raw or escaped, and lone surrogates are refused', async () => {
  expect((await one('organizations:\n  a: { name: "A\u0000B", kind: VENDOR }\n')).said).toEqual(['a.yaml:2:16 INVALID'])
  expect((await one('organizations:\n  a: { name: "A\\0B", kind: VENDOR }\n')).said).toEqual(['a.yaml:2:14 INVALID'])
  expect((await one('organizations:\n  a: { name: "A\\ud800B", kind: VENDOR }\n')).said).toEqual([
    'a.yaml:2:14 INVALID',
  ])
  expect((await one('{ "organizations": { "a": { "name": "A\\u0000", "kind": "VENDOR" } } }', 'a.json')).said).toEqual([
    'a.json:1:37 INVALID',
  ])
})

test('plain anchors are read, within bounds; merge keys are not', async () => {
  const { manifest, notes } = await one('systems:\n  a: &x { name: A }\n  b: *x\n  c: { <<: *x }\n')
  expect(manifest.systems).toMatchObject({ a: { name: 'A' }, b: { name: 'A' } })
  expect(notes.map(({ code }) => code).sort()).toEqual(['INVALID', 'MERGE_KEY'])
  expect((await one('systems:\n  a: { name: A }\n  b: *x\n')).note).toMatchObject({
    code: 'SYNTAX',
    place: { line: 3 },
  })
})

test('an alias bomb is refused before it goes off, and told once', async () => {
  const level = (i: number) => `  l${i}: &l${i} [${Array.from({ length: 9 }, () => `*l${i - 1}`).join(', ')}]\n`
  const bomb = `purposes:\n  l0: &l0 [lol, lol]\n${Array.from({ length: 12 }, (_, i) => level(i + 1)).join('')}`
  const { notes } = await one(bomb)
  expect(notes.map(({ code }) => code)).toEqual(['TOO_MANY_ALIASES'])
})

test('more than one document, a list, a word and nested depths are no manifest', async () => {
  expect((await one('ropewalk: 1\n---\nropewalk: 1\n')).note.message).toBe('The file has more than one document.')
  expect((await one('- a\n- b\n')).note.message).toContain('stands where keys with their values are expected')
  expect((await one('hello\n')).note.code).toBe('SYNTAX')
  expect((await one(`a: ${'['.repeat(20_000)}`)).notes.length).toBeGreaterThan(0)
  const deep = await one(`systems: { a: ${'['.repeat(100)}${']'.repeat(100)} }`)
  expect(deep.notes.some(({ message }) => message.includes('nested'))).toBe(true)
  expect((await one(`{"a": ${'['.repeat(2_000)}${']'.repeat(2_000)}}`, 'a.json')).notes.length).toBeGreaterThan(0)
})

test.each([100, 8_000, 50_000])('%i brackets are refused in a manifest of JSON or YAML', async (brackets) => {
  const value = `${'['.repeat(brackets)}${']'.repeat(brackets)}`
  for (const [name, text] of [
    ['a.json', `{ "systems": { "a": { "name": ${value} } } }`],
    ['b.json', `{ "systems": ${value} }`],
    ['c.yaml', `systems:\n  a:\n    name: ${value}\n`],
  ] as const) {
    const { notes } = await one(text, name)
    expect(notes.map(({ message }) => message)).toContain('Values are nested more than 50 deep here.')
    expect(notes.length).toBeLessThan(5)
  }
})

test('a key that only looks like another gets a hint', async () => {
  const { notes } = await one(
    `organizations:\n  acme: { name: A, kind: VENDOR, parent: \u0430cme }\n  "cafe\u0301": ${vendor}\n  "caf\u00e9": ${vendor}\n`,
  )
  expect(notes.map(({ remedy }) => remedy!.split('. ')[0])).toEqual([
    'It has \u0430 (U+0430), which only looks like the letter a',
    'It has a loose accent (U+0301): keys have plain letters only',
    'It has \u00e9 (U+00E9); keys have plain letters only, such as e',
  ])
})

test('a name of a million characters is refused in a few words', async () => {
  const { note } = await one(`organizations:\n  a: { name: ${'x'.repeat(1_000_000)}, kind: VENDOR }\n`)
  expect(note).toMatchObject({ code: 'INVALID', place: { line: 2, column: 14 } })
  expect(JSON.stringify(note).length).toBeLessThan(1_000)
})

test('what the schema refuses ten levels deep has its place', async () => {
  const { said } = await one(
    `processingActivities:\n  a:\n    name: A\n    data:\n      - dataCategory: { a: { b: { c: { d: { e: f } } } } }\n        retention:\n          period: { of: { six: { years: [] } } }\n`,
  )
  expect(said).toEqual(['a.yaml:5:9 INVALID', 'a.yaml:7:11 INVALID'])
})

test('row 9,999 of 10,000 is the one that is named', async () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, i) => `  o-${i}: { name: O, kind: ${i === 9_998 ? 'VENDR' : 'VENDOR'} }\n`,
  )
  const { said, note } = await one(`organizations:\n${rows.join('')}`)
  expect(said).toEqual(['a.yaml:10000:28 INVALID'])
  expect(note.remedy).toBe('Did you mean VENDOR?')
})

test('ten megabytes and 200,000 lines are read, in YAML and in JSON', { timeout: 120_000 }, async () => {
  const lines = Array.from(
    { length: 50_000 },
    (_, i) => `  o-${i}:\n    name: Organization ${i}\n    description: ${'long '.repeat(28)}\n    kind: VENDOR\n`,
  )
  const yaml = `organizations:\n${lines.join('')}`
  expect(yaml.length).toBeGreaterThan(10_000_000)
  const { manifest, notes } = await one(yaml)
  expect(notes).toEqual([])
  expect(Object.keys(manifest.organizations as object)).toHaveLength(50_000)
  const json = await one(JSON.stringify(manifest, null, 2), 'a.json')
  expect(json.notes).toEqual([])
  expect(json.manifest).toEqual(manifest)
})

test('a large file that would have to be read in one piece is refused with the way out', async () => {
  const { note } = await one(`a: &a x\n${'b: c\n'.repeat(1_000_000)}`)
  expect(note.message).toContain('without anchors')
})

test('as many faults as there are lines are counted, and the first thousand told', async () => {
  const rows = Array.from({ length: 9_000 }, (_, i) => `  o-${i}: { nam: O, kind: VENDOR }\n`)
  const { notes, unshown } = await read({ 'a.yaml': `organizations:\n${rows.join('')}` })
  expect(notes).toHaveLength(1_000)
  expect(unshown).toBe(17_000)
})
