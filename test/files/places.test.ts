import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { acme } from '../harness/acme.ts'
import { read, readIn, written } from './written.ts'

test('several files, in YAML and JSON, are one manifest', async () => {
  const { organizations, systems, ...rest } = acme
  const { manifest, notes } = await read(
    {
      'ropewalk/organizations.yaml': stringify({
        ropewalk: 1,
        manifest: 'acme',
        organizations: { 'acme-ie': organizations['acme-ie'] },
      }),
      'ropewalk/vendors/mailco.yml': stringify({
        organizations: { mailco: organizations.mailco, 'acme-inc': organizations['acme-inc'] },
      }),
      'ropewalk/systems.json': JSON.stringify({ $schema: 'x', systems }),
      'ropewalk/rest.yaml': `---\n# The rest.\n${stringify(rest)}`,
      'ropewalk/empty.yaml': '# nothing yet\n',
      'ropewalk/README.md': 'no manifest',
    },
    [],
  )
  expect(notes).toEqual([])
  expect(manifest).toEqual(acme)
})

test('every fault of all files is told at its place, in one run', async () => {
  const { said, notes } = await read({
    'a.yaml': `ropewalk: 1
organizations:
  acme: { name: Acme, kind: OWN_ENTTY, parent: acme-ing }
  acme-inc:
    name: Acme Inc.
    kind: OWN_ENTITY
    cuntry: US
  "broken: { name: X }
  other: { name: 007, kind: VENDOR }
systms:
  x: { name: X }
`,
    'b.json':
      '{\n  "systems": {\n    "crm": { "name": "CRM", "operator": "broken", "operator": "acme", "countries": ["UK"] }\n  }\n}\n',
  })
  expect(said).toEqual([
    'a.yaml:3:29 INVALID',
    'a.yaml:3:48 UNKNOWN_REFERENCE',
    'a.yaml:7:5 UNKNOWN_FIELD',
    'a.yaml:8:23 SYNTAX',
    'a.yaml:9:18 INVALID',
    'a.yaml:10:1 UNKNOWN_SECTION',
    'b.json:3:51 DUPLICATE_KEY',
    'b.json:3:85 INVALID',
  ])
  expect(notes[0]).toMatchObject({
    remedy: 'Did you mean OWN_ENTITY?',
    place: { excerpt: '  acme: { name: Acme, kind: OWN_ENTTY, parent: acme-ing }', caret: 28, length: 9 },
  })
  expect(notes[1]!.remedy).toBe('Did you mean acme-inc?')
  expect(notes[4]!.remedy).toContain('put it in quotes: "7"')
})

test('a key in two files is told with both places, and so is one that stands twice in one', async () => {
  const { notes } = await read({
    'a.yaml':
      'organizations:\n  acme: { name: Acme, kind: VENDOR }\n  b: { name: B, kind: VENDOR }\n  b: { name: B, kind: OTHER }\n',
    'b.yaml': '# more\norganizations:\n  acme: { name: Acme, kind: OTHER }\n',
  })
  expect(
    notes.map(({ code, place, also }) => [code, place!.file, place!.line, also!.place.file, also!.place.line]),
  ).toEqual([
    ['DUPLICATE_KEY', 'a.yaml', 4, 'a.yaml', 3],
    ['DUPLICATE_KEY', 'b.yaml', 3, 'a.yaml', 2],
  ])
})

test('the same file named twice is refused, whatever it is called', async () => {
  const folder = written({ 'a/x.yaml': 'ropewalk: 1\n' })
  const { notes } = await readIn(folder, ['a', 'a/x.yaml', 'a/../a/*.yaml'])
  expect(notes.map(({ code }) => code)).toEqual(['DUPLICATE_FILE', 'DUPLICATE_FILE'])
})

test('what names no file is told, and so is a folder without any', async () => {
  expect((await read({}, ['nowhere/*.yaml', 'gone.yaml'])).said.sort()).toEqual([
    'gone.yaml:1:1 FILE_UNREADABLE',
    'nowhere/*.yaml:1:1 NO_FILES',
  ])
  expect((await read({}, [])).notes[0]).toMatchObject({
    code: 'NO_FILES',
    remedy: expect.stringContaining('ropewalk init'),
  })
})

test('manifests that give themselves different names do not make one', async () => {
  const { notes } = await read({ 'a.yaml': 'manifest: a\n', 'b.yaml': 'manifest: b\n' })
  expect(notes.map(({ code, also }) => [code, also?.place.file])).toEqual([['CONTRADICTION', 'a.yaml']])
})

test('where the files are only a part, what they do not name is left to the hub', async () => {
  const folder = written({
    'a.yaml':
      'systems:\n  crm: { name: CRM, operator: acme }\nsafeguards:\n  s: { exporter: a, importer: b, mechanism: eu-scc }\n',
  })
  expect((await readIn(folder)).said).toHaveLength(4)
  expect((await readIn(folder, ['.'], { partial: true })).said).toEqual(['a.yaml:4:45 UNKNOWN_REFERENCE'])
})

test('a circle of parents is found without a hub', async () => {
  const { said } = await read({ 'a.yaml': 'purposes:\n  a: { name: A, parent: b }\n  b: { name: B, parent: a }\n' })
  expect(said).toEqual(['a.yaml:2:25 INVALID', 'a.yaml:3:25 INVALID'])
})
