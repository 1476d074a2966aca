import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive, type ProcessIdentity } from '../../src/platform/embedded-postgres/process-identity.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'

const PREFIX = 'ropewalk-test-'

/** One database server for one run of the suite, in a folder of its own: two runs on one machine never meet. */
export async function startTestServer(): Promise<EmbeddedPostgres> {
  await endAbandonedServers()
  const dataFolder = join(tmpdir(), `${PREFIX}${randomUUID()}`)
  const server = await startEmbeddedPostgres({ dataFolder, durable: false })
  return {
    ...server,
    async stop() {
      await server.stop()
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A run that was killed leaves its server behind. Nobody else will end it. */
async function endAbandonedServers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX))) {
    const dataFolder = join(tmpdir(), name)
    try {
      const holder = JSON.parse(readFileSync(join(dataFolder, 'postgres/holder.lock'), 'utf8')) as ProcessIdentity
      if (isAlive(holder)) continue
      const abandoned = await startEmbeddedPostgres({ dataFolder, durable: false })
      await abandoned.stop()
      rmSync(dataFolder, { recursive: true, force: true })
    } catch {
      // Another user's, or another run is ending it.
    }
  }
}
