import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { importFides } from '../../src/importers/fides.ts'
import { type ImportHub, importCommand } from '../../src/importers/import-command.ts'
import type { Manifest } from '../../src/importers/manifest.ts'
import { fixture, pathOf } from './fixtures.ts'

const root = join(import.meta.dirname, '../..')

/** What the command writes to stdout and stderr. */
async function run(words: string[], hub?: ImportHub) {
  const [printed, told]: [string[], string[]] = [[], []]
  const output = { print: (line: string) => void printed.push(line), tell: (line: string) => void told.push(line) }
  await importCommand({ ...output, hub }).parseAsync(words, { from: 'user' })
  return { printed: printed.join('\n'), told: told.join('\n') }
}

const folder = () => mkdtemp(join(tmpdir(), 'ropewalk-import-'))

test('the manifest is printed alone, as YAML or JSON, and what is left out is told beside it', async () => {
  const { manifest, notCarried } = importFides([fixture('fides.yml')])
  const yaml = await run(['fides', pathOf('fides.yml')])
  expect(parse(yaml.printed)).toEqual(JSON.parse(JSON.stringify(manifest)))
  expect(yaml.printed).not.toMatch(/[&*]a\d/)
  expect(yaml.told).toBe(`${notCarried.length} facts are not carried over; see them with --report.`)
  const json = await run(['fides', pathOf('fides.yml'), '--format', 'json', '--manifest', 'ours'])
  expect(JSON.parse(json.printed)).toEqual({ ...JSON.parse(JSON.stringify(manifest)), manifest: 'ours' })
})

test('the report says what is not carried over and why, for programs and for people', async () => {
  const { printed } = await run(['tilt', pathOf('tilt.json'), '--report', 'json'])
  expect(JSON.parse(printed)).toContainEqual({
    file: pathOf('tilt.json'),
    path: 'controller.sector',
    what: 'J',
    why: 'Organizations have no sector',
  })
  const text = await run(['tilt', pathOf('tilt.json'), '--report', 'text'])
  expect(text.printed).toContain('Organizations have no sector (1):\n  ')
})

test('a folder gets a file for each section, which is the same when it is written again', async () => {
  const out = await folder()
  await writeFile(join(out, 'agreements.yaml'), 'agreements: {}\n')
  const { printed, told } = await run(['fides', pathOf('fides.yml'), '--out', out])
  expect(printed).toBe('')
  expect(told).toContain('organizations.yaml')
  const read = async () =>
    Promise.all((await readdir(out)).sort().map(async (file) => [file, await readFile(join(out, file), 'utf8')]))
  const files = (await read()) as [string, string][]
  const sections = Object.assign({}, ...files.map(([, text]) => parse(text)))
  const { agreements, ...written } = sections
  expect(agreements, 'a file that no import wrote stays').toEqual({})
  expect(written).toEqual(JSON.parse(JSON.stringify(importFides([fixture('fides.yml')]).manifest)))
  await run(['fides', pathOf('fides.yml'), '--out', out])
  expect(await read()).toEqual(files)
  await run(['tilt', pathOf('tilt.json'), '--out', out])
  expect((await readdir(out)).includes('systems.yaml'), 'the file of a section that is gone goes').toBe(false)
})

test('the difference between two lists is printed for people and for programs', async () => {
  const words = [
    'subprocessors',
    pathOf('subprocessors.md'),
    '--engaged-by',
    'acme',
    '--previous',
    pathOf('subprocessors-before.md'),
  ]
  expect((await run(words)).printed).toContain('Removed (1)\n  OldMail SA')
  expect(JSON.parse((await run([...words, '--report', 'json'])).printed)).toMatchObject({
    added: [],
    removed: [{ key: 'oldmail-sa' }],
    changed: [{ key: 'cloudhost-inc' }, { key: 'mailco-llc' }],
  })
})

test('tags are read from their file', async () => {
  const words = ['openlineage', pathOf('openlineage.ndjson'), '--tags', pathOf('openlineage-tags.yml')]
  expect(Object.keys(parse((await run(words)).printed).processingActivities)).toHaveLength(3)
})

test('with a hub, --apply takes the manifest to it instead of printing it', async () => {
  const taken: Manifest[] = []
  const hub: ImportHub = {
    addOptions: (command) => command,
    take: async (manifest) => void taken.push(manifest),
  }
  expect((await run(['fides', pathOf('fides.yml'), '--apply'], hub)).printed).toBe('')
  expect(taken).toEqual([importFides([fixture('fides.yml')]).manifest])
})

test('every faulty file is told with its place; the exit code is 1 and nothing is printed', async () => {
  const out = await folder()
  await writeFile(join(out, 'one.yml'), 'system:\n  - name: A\n')
  await writeFile(join(out, 'two.yml'), 'a: [\n')
  await writeFile(join(out, 'three.yml'), Buffer.from([0xff, 0xfe, 0x41]))
  const files = ['one.yml', 'two.yml', 'three.yml', 'four.yml'].map((file) => join(out, file))
  const command = (names: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'import', 'fides', ...names], {
      cwd: root,
      encoding: 'utf8',
    })
  const unread = command(files)
  expect([unread.status, unread.stdout]).toEqual([1, ''])
  expect(unread.stderr).toContain('three.yml:1:1: is no text in UTF-8')
  expect(unread.stderr).toContain('four.yml:1:1: there is no such file')
  const faulty = command(files.slice(0, 2))
  expect([faulty.status, faulty.stdout]).toEqual([1, ''])
  expect(faulty.stderr).toContain(
    `one.yml:2:5: system[0]: has no fides_key\n    2 |   - name: A\n      |     ${'^'.repeat(7)}\n`,
  )
  expect(faulty.stderr).toMatch(/two\.yml:\d:\d: is no YAML/)
}, 120_000)

test('a byte order mark and lines that end in CR LF make no difference', async () => {
  const out = await folder()
  const file = join(out, 'fides.yml')
  await writeFile(file, `\ufeff${fixture('fides.yml').text.replaceAll('\n', '\r\n')}`)
  expect((await run(['fides', file])).printed).toBe((await run(['fides', pathOf('fides.yml')])).printed)
})

test('10 MB are read, in a list of systems as in a log of events', async () => {
  const out = await folder()
  const systems = Array.from({ length: 9_000 }, (_, n) => ({
    fides_key: `system_${n}`,
    description: 'x'.repeat(800),
    privacy_declarations: [
      { data_use: 'essential.service', data_categories: ['user.contact.email'], data_subjects: ['customer'] },
    ],
  }))
  const events = Array.from({ length: 12_000 }, (_, n) => ({
    eventTime: '2026-03-01T00:00:00Z',
    producer: 'x'.repeat(500),
    job: { namespace: 'n', name: `job_${n % 500}` },
    inputs: [
      { namespace: 'x', name: `in_${n % 900}`, facets: { schema: { fields: [{ name: 'email' }, { name: 'id' }] } } },
    ],
    outputs: [{ namespace: 'x', name: `out_${n % 700}` }],
  }))
  const files = [join(out, 'systems.json'), join(out, 'events.ndjson')] as const
  await writeFile(files[0], JSON.stringify({ system: systems }))
  await writeFile(files[1], events.map((event) => JSON.stringify(event)).join('\n'))
  const fides = JSON.parse((await run(['fides', files[0], '--format', 'json'])).printed)
  expect(Object.keys(fides.processingActivities)).toHaveLength(9_000)
  const lineage = JSON.parse((await run(['openlineage', files[1], '--format', 'json'])).printed)
  expect(Object.keys(lineage.systems)).toHaveLength(1_600)
}, 120_000)
