import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'

/** The order of ARCHITECTURE.md: each may import those before it, never those after it. */
const features = [
  'law',
  'platform',
  'identity',
  'record',
  'history',
  'inventory',
  'assurance',
  'law-api',
  'processing',
  'lineage',
  'transfers',
  'subprocessors',
  'impact',
  'rules',
  'law-diff',
  'search',
  'manifest',
  'files',
  'registering',
  'idempotency',
  'importers',
]

/** What stands on top of the features: files of src/, and the folders that are no features. */
const top = [
  'as-of.ts',
  'config.ts',
  'console',
  'contents.ts',
  'commands.ts',
  'find-node.ts',
  'territory-watch.ts',
  'database.ts',
  'executor.ts',
  'gate',
  'schema.ts',
  'server.ts',
  'hub-notice.ts',
  'hub.ts',
  'main.ts',
  'cli',
  'cli.ts',
  'demo',
]

/** Imports against the order that there really are, each with its reason. One that is gone must go from here too. */
const exceptions: Record<string, string> = {
  'history/change.resolver.ts → find-node.ts': 'a change can be of any record type there is',
}

const root = join(import.meta.dirname, '../..')
const order = [...features, ...top]
const placeOf = (file: string) => file.split('/')[0]!

interface Import {
  from: string
  to: string
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
const sources = new Map(files.map((file) => [file, readFileSync(join(root, 'src', file), 'utf8')]))
const specifiers = (text: string) =>
  [...text.matchAll(/^(?:import|export)\s(?:[^'";]*?\sfrom\s)?'([^']+)'|\bimport\('([^']+)'\)/gm)].map(
    ([, stated, dynamic]) => (stated ?? dynamic)!,
  )
const imports: Import[] = [...sources].flatMap(([from, text]) =>
  specifiers(text)
    .filter((path) => path.startsWith('.'))
    .map((path) => ({ from, to: posix.normalize(posix.join(posix.dirname(from), path)) })),
)

describe('imports point one way', () => {
  test('every place of src/ stands in the order', () => {
    const unplaced = [...new Set(files.map(placeOf))].filter((place) => !order.includes(place))
    expect(unplaced, 'give it a place here and in ARCHITECTURE.md').toEqual([])
    expect(
      order.filter((place) => !files.some((file) => placeOf(file) === place)),
      'it is gone: strike it out',
    ).toEqual([])
  })

  test('nothing imports what comes after it, but for the exceptions', () => {
    const against = imports
      .filter(({ from, to }) => order.indexOf(placeOf(from)) < order.indexOf(placeOf(to)))
      .map(({ from, to }) => `${from} → ${to}`)
    expect(against.sort()).toEqual(Object.keys(exceptions).sort())
  })

  test('ARCHITECTURE.md names the order and the exceptions as they are', () => {
    const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
    const written = /```order\n([\s\S]*?)```/.exec(page)![1]!.match(/[a-z][a-z.-]*/g)
    expect(written).toEqual(order)
    for (const exception of Object.keys(exceptions)) expect(page).toContain(exception.split(' → ')[0]!)
  })

  test('the law imports nothing of ours', () => {
    const outside = imports.filter(({ from, to }) => placeOf(from) === 'law' && placeOf(to) !== 'law')
    expect(outside).toEqual([])
    const packages = [...sources]
      .filter(([file]) => placeOf(file) === 'law')
      .flatMap(([, text]) => specifiers(text))
      .filter((path) => !path.startsWith('.'))
    expect([...new Set(packages)]).toEqual(['zod'])
  })

  test('only schema.ts imports resolvers', () => {
    const others = imports.filter(({ from, to }) => to.endsWith('.resolver.ts') && from !== 'schema.ts')
    expect(others).toEqual([])
  })

  test('nothing imports the three that are started', () => {
    const started = imports.filter(({ to }) => ['main.ts', 'cli.ts', 'demo/main.ts'].includes(to))
    expect(started).toEqual([])
  })

  test('only config.ts reads the environment', () => {
    expect([...sources].filter(([, text]) => text.includes('process.env')).map(([file]) => file)).toEqual(['config.ts'])
  })
})
