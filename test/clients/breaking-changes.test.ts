import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findBreakingChanges, unannounced, unreleased } from '../../scripts/breaking-changes.ts'

const rest = 'type Query { system(key: String!): System } '
const system = 'type System { key: String!, name: String!, flows(first: Int = 50): Int } '

test.each([
  ['a field is gone', system, 'type System { key: String!, name: String! }', ['System.flows']],
  ['a field may be null', system, system.replace('name: String!', 'name: String'), ['System.name']],
  ['an argument is gone', system, system.replace('(first: Int = 50)', ''), ['System.flows(first:)']],
  ['an argument must be given', system, system.replace('Int = 50', 'Int!'), ['System.flows(first:)']],
  ['a type has another name', `${system} type A { a: Int }`, `${system} type B { a: Int }`, ['A']],
  ['a value is gone', `${system} enum E { A B }`, `${system} enum E { A }`, ['E.B']],
  ['an input must be given', `${system} input I { a: Int }`, `${system} input I { a: Int, b: Int! }`, ['I.b']],
  ['a default is gone', `${system} input I { a: Int! = 1 }`, `${system} input I { a: Int! }`, ['I.a']],
  ['only one of its fields may be given', `${system} input I { a: Int }`, `${system} input I @oneOf { a: Int }`, ['I']],
  ['a directive is gone', `${system} directive @asOf(time: Int) on QUERY`, system, ['@asOf']],
  ['its argument is gone', `${system} directive @a(b: Int) on QUERY`, `${system} directive @a on QUERY`, ['@a(b:)']],
  ['a member is gone', `${system} union U = System | Query`, `${system} union U = System`, ['U']],
])('it breaks clients when %s', async (_what, before, after, coordinates) => {
  const changes = await findBreakingChanges(rest + before, rest + after)
  expect([...new Set(changes.map(({ coordinate }) => coordinate))]).toEqual(coordinates)
})

test.each([
  ['nothing changes', system],
  ['a field is added', system.replace('{', '{ retiredAt: String,')],
  ['an argument is added that may be left out', system.replace('first: Int = 50', 'first: Int = 50, after: String')],
  ['a default is another', system.replace('50', '100')],
  ['a field is never null any more', system.replace('): Int', '): Int!')],
  ['a type is added', `${system} type New { a: Int }`],
])('it breaks no client when %s', async (_what, after) => {
  expect(await findBreakingChanges(rest + system, rest + after)).toEqual([])
})

describe('a breaking change is announced by a line that names it', () => {
  const field = { coordinate: 'System.flows', message: 'gone' }
  test.each([
    ['- Breaking: `System.flows` is gone; ask for `flowsOut`.', true],
    ['Breaking: System.flows.', true],
    ['- Breaking: `System.flows(first:)` is gone.', false],
    ['- Breaking: `System.flowsOut` is gone.', false],
    ['- Breaking: `Old.System.flows` is gone.', false],
    ['- `System.flows` is gone.', false],
    ['- Not Breaking: `System.flows`', false],
  ])('%s: %s', (line, announced) => {
    expect(unannounced([field], [line])).toEqual(announced ? [] : [field])
  })

  test('and stands under Unreleased', () => {
    expect(unreleased('# Changelog\n## [Unreleased]\n- a\n### Changed\n- b\n## [1.0.0]\n- c\n')).toEqual([
      '- a',
      '### Changed',
      '- b',
    ])
    expect(unreleased('# Changelog\n## Unreleased\n- a')).toEqual(['- a'])
    expect(unreleased('# Changelog\n## [1.0.0]\n- c\n')).toEqual([])
  })
})

describe('the check, in a repository', { timeout: 60_000 }, () => {
  const script = fileURLToPath(new URL('../../scripts/check-breaking.ts', import.meta.url))
  const tsx = createRequire(import.meta.url).resolve('tsx')
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ropewalk-breaking-'))
    mkdirSync(join(folder, 'schema'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder,
      stdio: 'pipe',
    })
  const write = (schema: string, changelog = '') => {
    writeFileSync(join(folder, 'schema/schema.graphql'), rest + schema)
    writeFileSync(join(folder, 'CHANGELOG.md'), `# Changelog\n\n## [Unreleased]\n\n${changelog}\n`)
  }
  const commit = (schema: string, changelog = '') => {
    write(schema, changelog)
    git('add', '.')
    git('commit', '-qm', 'A change')
  }
  const check = () => spawnSync(process.execPath, ['--import', tsx, script], { cwd: folder, encoding: 'utf8' })

  const without = system.replace(', flows(first: Int = 50): Int', '')
  const announcement = '- Breaking: `System.flows` is gone.'

  test('compares a branch with where it left main', () => {
    git('init', '-qb', 'main')
    commit(system)
    git('checkout', '-qb', 'branch')
    commit(`${system} type New { a: Int }`)
    commit(without)
    expect(check()).toMatchObject({ status: 1, stderr: expect.stringContaining('System.flows: ') })
    write(without, announcement)
    expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining('all announced: 1') })
  })

  test('compares main with what stands there, else with the last release, else with the schema before', () => {
    git('init', '-qb', 'main')
    commit(system)
    expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining('no earlier schema') })
    write(without)
    expect(check().stderr).toContain('at the last commit')
    commit(without)
    expect(check().stderr).toContain('at the schema before the last')
    git('tag', 'v1.0.0', 'HEAD~1')
    expect(check().stderr).toContain('at v1.0.0')
    // A release has moved the announcement out of Unreleased.
    commit(without, `\n## [2.0.0]\n\n${announcement}`)
    expect(check().status).toBe(0)
  })

  test('passes where there is no repository', () => {
    write(system)
    expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining('no earlier schema') })
  })
})
