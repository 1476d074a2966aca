import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { exampleNamed } from '../../src/demo/examples.ts'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { importBandwidth } from '../../src/importers/bandwidth.ts'
import { useHub } from '../harness/hub.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const readme = read('README.md')
const blocks = (language: string) =>
  [...readme.matchAll(/```(\w+)\n([\s\S]*?)```/g)].filter(([, each]) => each === language).map(([, , text]) => text!)

/** Commands that have commands of their own. */
const groups = ['keys', 'workspaces', 'import', 'law']

const [query, whatIf, registering] = blocks('graphql')
const [answer, whatIfAnswer] = blocks('json')

describe('the one request', () => {
  const hub = useHub()

  test('is valid', () => {
    expect(validate(buildSchema(read('schema/schema.graphql')), parse(query!))).toEqual([])
  })

  test('and so is the registration', () => {
    expect(validate(buildSchema(read('schema/schema.graphql')), parse(registering!))).toEqual([])
  })

  test('has the answer that is written below it', async () => {
    const { manifest } = importBandwidth(JSON.parse(read('examples/bandwidth/bandwidth.json')))
    await hub.current.admin.apply(manifest)
    expectWritten(await hub.current.admin.run(query!), answer!)
  }, 60_000)

  test('so has the what-if', async () => {
    await hub.current.workspace('meridian')
    const meridian = await hub.current.client(ActorRole.ADMIN, 'meridian')
    await meridian.apply(await exampleNamed('meridian').read())
    expectWritten(await meridian.run(whatIf!), whatIfAnswer!)
  }, 60_000)
})

/** That an answer is the written one, in which … stands for what is left out at the end of a list. */
function expectWritten(given: unknown, answer: string) {
  const written = JSON.parse(answer.replace(/,\s*…/g, ', "…"'))
  expect(cutLike(given, written.data)).toEqual(written.data)
}

/** The answer with its lists as long as the written one has them. */
function cutLike(given: any, written: any): any {
  if (Array.isArray(written) && written.at(-1) === '…') {
    const shown = written.slice(0, -1)
    return [...cutLike(given.slice(0, shown.length), shown), given.length > shown.length ? '…' : 'nothing is left out']
  }
  if (Array.isArray(given)) return given.map((each, i) => cutLike(each, written?.[i]))
  if (given === null || typeof given !== 'object') return given
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, cutLike(value, written?.[name])]))
}

// Each look at a help text starts a process.
describe('what it tells people to type', { timeout: 120_000 }, () => {
  test('every npm script is there', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const named = [...readme.matchAll(/\bnpm (?:run (?:-s |--silent )?([\w:]+)|(test|start)\b)/g)].map(
      ([, run, short]) => (run ?? short)!,
    )
    expect(named.length).toBeGreaterThan(3)
    for (const name of named) expect(scripts, `npm run ${name}`).toHaveProperty([name])
  })

  const commands = commandsIn(readme)

  test('commands are found', () => expect(commands.size).toBeGreaterThan(3))

  test.each([...commands])('ropewalk %s is there, with its options', (command, options) => {
    const help = helpOf(command.split(' '))
    expect(help).toMatch(new RegExp(`^Usage: ropewalk ${command}\\b`))
    for (const option of options) expect(help).toContain(option)
  })

  test('every command of the command line is named', () => {
    const listed = (help: string) =>
      [...help.split('Commands:')[1]!.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name!).filter((n) => n !== 'help')
    const all = listed(helpOf([])).flatMap((name) => {
      const help = helpOf([name])
      return help.includes('Commands:') ? listed(help).map((inner) => `${name} ${inner}`) : [name]
    })
    expect([...commands.keys()].sort()).toEqual(all.sort())
  })
})

/** The commands of the command line that a text names in its code, with the options it gives them. */
function commandsIn(text: string): Map<string, Set<string>> {
  const prose = text.replace(/```[\s\S]*?```/g, '')
  const code = [
    ...blocks('sh').flatMap((each) => each.split('\n')),
    ...[...prose.matchAll(/`([^`\n]+)`/g)].map(([, each]) => each!),
  ]
  const found = new Map<string, Set<string>>()
  for (const line of code) {
    const words = /^(?:npm run (?:-s )?ropewalk --|ropewalk) ([a-z][^#|]*)/.exec(line)?.[1]?.trim().split(/\s+/)
    if (!words) continue
    const command = words.slice(0, groups.includes(words[0]!) ? 2 : 1).join(' ')
    const options = found.get(command) ?? new Set<string>()
    for (const word of words) if (word.startsWith('--')) options.add(word.split('=')[0]!)
    found.set(command, options)
  }
  return found
}

const helps = new Map<string, string>()
function helpOf(command: readonly string[]): string {
  const asked = command.join(' ')
  const known = helps.get(asked)
  if (known !== undefined) return known
  const given = ['--import', 'tsx', 'src/cli.ts', ...command, '--help']
  const { stdout, stderr, status } = spawnSync(process.execPath, given, { cwd: root, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  helps.set(asked, stdout)
  return stdout
}

test('the table of the environment has the variables of src/config.ts, and no others', () => {
  const known = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): z\b/gm)].map(([, name]) => name!)
  const written = [...readme.matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name]) => name!)
  expect(known.length).toBeGreaterThan(3)
  expect(written.sort()).toEqual(known.sort())
})

test('every file it links to is there', () => {
  for (const [, path] of readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) expect(() => read(path!), path).not.toThrow()
})
