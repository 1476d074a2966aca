import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** A run that was killed leaves its server behind. One whose run still lives refuses, and is left alone. */
async function endAbandonedServers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX))) {
    const dataFolder = join(tmpdir(), name)
    if (!existsSync(join(dataFolder, 'postgres', 'holder.lock'))) continue
    try {
      const abandoned = await startEmbeddedPostgres({ dataFolder, durable: false })
      await abandoned.stop()
      rmSync(dataFolder, { recursive: true, force: true })
    } catch {
      // Alive, or another user's.
    }
  }
}
