import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { type Config, ConfigFault, readConfig } from '../config.ts'
import { type Hub, startHub, withOwner } from '../hub.ts'
import { ActorRole } from '../identity/access-key.table.ts'
import { createKey } from '../identity/access-keys.ts'
import { createWorkspace } from '../identity/workspaces.ts'
import { endOnSignal } from '../platform/end-on-signal.ts'
import { answerText } from './answer-text.ts'
import { type Example, exampleNamed } from './examples.ts'

const operationFile = 'schema/operations/transfer-impact-at-a-glance.graphql'
const fromRoot = (path: string) => new URL(`../../${path}`, import.meta.url)

const applyDocument = `
  mutation ($manifest: JSONObject!) {
    applyManifest(manifest: $manifest) { counts { create change keep } userErrors { code message path remedy } }
  }`

const log = pino({ name: 'ropewalk', level: 'warn' }, pino.destination(2))
const tell = (line: string) => void process.stderr.write(`${line}\n`)

/** The main job: a hub on an empty machine, an example in it, and the answer to the one request. */
async function demo(example: Example, once: boolean): Promise<void> {
  const config = readConfig()
  const ending = endOnSignal()
  tell('Starting PostgreSQL and the hub …')
  const hub = await startHub(once ? { ...config, port: 0 } : config, log, { signal: ending.signal })
  try {
    const key = await makeKey(config, example.workspace)
    const send = asking(hub, key)
    tell(`Loading ${example.tells} …`)
    await load(send, await example.read())
    const answer = await send(await readFile(fromRoot(operationFile), 'utf8'), {})
    if (once) process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
    else {
      const signInLink = `${hub.url}/#key=${key}`
      const on = new Date().toISOString().slice(0, 10)
      process.stdout.write(`${answerText(answer.data as never, { url: hub.url, signInLink, on })}\n`)
      await ending.asked
    }
  } finally {
    await hub.stop()
  }
}

type Send = (query: string, variables: object) => Promise<{ data?: Record<string, unknown>; errors?: unknown }>

/** A key for as long as somebody may look at the demo. */
const makeKey = (config: Config, workspace: string): Promise<string> =>
  withOwner(config, log, async (owner) => {
    await createWorkspace(owner, workspace)
    return createKey(owner, {
      workspace,
      name: 'the demo',
      role: ActorRole.STEWARD,
      expiresAt: new Date(Date.now() + 12 * 3_600_000),
    })
  })

/** Asks over HTTP, as any client would. */
const asking =
  (hub: Hub, key: string): Send =>
  async (query, variables) => {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(60_000),
    })
    const answer = (await response.json()) as Awaited<ReturnType<Send>>
    if (answer.errors) throw new Error(`The hub answered with errors: ${JSON.stringify(answer.errors, null, 2)}`)
    return answer
  }

async function load(send: Send, manifest: object): Promise<void> {
  const { data } = await send(applyDocument, { manifest })
  const { userErrors } = data!.applyManifest as { userErrors: unknown[] }
  if (userErrors.length > 0) throw new Error(`The manifest was refused: ${JSON.stringify(userErrors, null, 2)}`)
}

try {
  const { values } = parseArgs({
    options: { example: { type: 'string', default: 'bandwidth' }, once: { type: 'boolean', default: false } },
  })
  await demo(exampleNamed(values.example), values.once)
} catch (error) {
  tell(error instanceof ConfigFault || error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
