import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RelayModule, relayModules } from './relay-modules.ts'

const require = createRequire(import.meta.url)
/** The path of the binary for this machine, which is inside the package. */
const compiler: string = require('relay-compiler')
let folder: string
let modules: RelayModule[]

beforeAll(async () => {
  const sdl = await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8')
  modules = relayModules(buildSchema(sdl))
  folder = await mkdtemp(join(tmpdir(), 'ropewalk-relay-'))
  await mkdir(join(folder, 'src'))
  await mkdir(join(folder, 'artifacts'))
  await writeFile(join(folder, 'schema.graphql'), sdl)
  await writeFile(
    join(folder, 'relay.config.json'),
    JSON.stringify({
      src: 'src',
      schema: 'schema.graphql',
      language: 'typescript',
      artifactDirectory: 'artifacts',
      customScalarTypes: {
        CountryCode: 'string',
        Date: 'string',
        DateTime: 'string',
        Duration: 'string',
        JSONObject: 'Record<string, unknown>',
      },
    }),
  )
  for (const { name, text } of modules) {
    const source = `import { graphql } from 'react-relay'\nexport const document = graphql\`${text}\`\n`
    await writeFile(join(folder, 'src', `${name}.ts`), source)
  }
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test("Relay's compiler takes every connection of the schema, each way it is walked", { timeout: 60_000 }, async () => {
  const titles = modules.map(({ title }) => title)
  expect(titles).toEqual(
    expect.arrayContaining(['Query.transfers forward', 'Query.transfers backward', 'System.flowsInConnection forward']),
  )
  expect(modules.length).toBeGreaterThanOrEqual(32)

  await compile()

  const artifacts = await readdir(join(folder, 'artifacts'))
  const operations = modules.map(({ name }) => `${name}Query.graphql.ts`)
  const again = modules.filter(({ refetchable }) => refetchable).map(({ name }) => `${name}PaginationQuery.graphql.ts`)
  expect(artifacts).toEqual(expect.arrayContaining([...operations, ...again]))
  expect(again.length).toBeGreaterThanOrEqual(32)
})

/** It says on stdout what it makes of the modules. */
async function compile(): Promise<void> {
  await promisify(execFile)(compiler, ['relay.config.json', '--noWatchman'], { cwd: folder }).catch(
    ({ stdout, stderr }) => {
      throw new Error(`${stdout}\n${stderr}`)
    },
  )
}
