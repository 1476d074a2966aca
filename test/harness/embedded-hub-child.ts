import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

/** A process of its own that holds or joins an embedded database: the tests kill it. See embedded-hub.ts. */
const [, , module = '', mode, settings = '{}'] = process.argv
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`)

const { startEmbeddedPostgres, joinEmbeddedPostgres } = (await import(
  pathToFileURL(module).href
)) as typeof import('../../src/platform/embedded-postgres.ts')
const giveUp = new AbortController()
const options = {
  ...(JSON.parse(settings) as { dataFolder: string }),
  signal: giveUp.signal,
  log: (line: string) => say({ log: line }),
  onDown: () => say({ state: 'down' }),
  onUp: () => say({ state: 'up' }),
}

const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => line === 'give up' && giveUp.abort())
const began = Date.now()
say({ state: 'loaded' })
try {
  const database = await (mode === 'join' ? joinEmbeddedPostgres : startEmbeddedPostgres)(options)
  say({ state: 'ready', database, tookMs: Date.now() - began })
  lines.on('line', (line) => {
    if (line === 'stop') database.stop().then(() => process.exit(0))
  })
  lines.on('close', () => process.exit(1)) // The test is gone: leave nothing behind but the database.
} catch (error) {
  say({ state: 'failed', message: error instanceof Error ? error.message : `not an Error: ${String(error)}` })
  process.exit(1)
}
