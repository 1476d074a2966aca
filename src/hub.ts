import 'reflect-metadata'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { openDatabase } from './database.ts'
import { putUpNotice } from './hub-notice.ts'
import { ActorRole } from './identity/access-key.table.ts'
import { createKey, hasKeys } from './identity/access-keys.ts'
import { createWorkspace, defaultWorkspace, noWorkspace, workspaceIdOf } from './identity/workspaces.ts'
import { loadLaw } from './law/law.ts'
import { joinEmbeddedPostgres, socketConnection, startEmbeddedPostgres } from './platform/embedded-postgres.ts'
import { migrate } from './platform/migrate.ts'
import { connect, type PostgresClient, type PostgresTarget } from './platform/postgres.ts'
import { surviveLostConnections } from './platform/survive-lost-connections.ts'
import type { Scope } from './record/scope.ts'
import { buildHubSchema } from './schema.ts'
import { buildServer } from './server.ts'

export interface Hub {
  url: string
  /** The key that the first start made; null on later ones. */
  firstKey: string | null
  stop(): Promise<void>
}

export interface StartOptions {
  signal?: AbortSignal
  /** Whether a workspace without a key gets its first one. */
  firstKey?: boolean
}

/** The whole hub: its database, brought up to date, and its server. */
export async function startHub(
  config: Config,
  log: Logger,
  { signal, firstKey: wantsKey = true }: StartOptions = {},
): Promise<Hub> {
  const postgres = await findPostgres(config, 'hub', log, signal)
  const endSurviving = surviveLostConnections(log)
  try {
    const firstKey = await prepare(postgres.owner, { firstKey: wantsKey })
    const database = openDatabase(postgres.server, { law: loadLaw() })
    const server = await buildServer(buildHubSchema(), database, log)
    const url = await server.listen(config.host, config.port)
    const notice = config.databaseUrl ? null : putUpNotice(config.dataFolder, url)
    return {
      url,
      firstKey,
      stop: async () => {
        notice?.takeDown()
        await server.stop()
        await database.close()
        await postgres.stop()
        endSurviving()
      },
    }
  } catch (error) {
    await postgres.stop()
    endSurviving()
    throw error
  }
}

/** Work on the database as the owner of its tables, beside a running hub or without one. */
export async function withOwner<T>(
  config: Config,
  log: Logger,
  work: (owner: PostgresClient) => Promise<T>,
): Promise<T> {
  const postgres = await findPostgres(config, 'command', log)
  try {
    await prepare(postgres.owner, { firstKey: false })
    return await asOwner(postgres.owner, work)
  } finally {
    await postgres.stop()
  }
}

/** Work on one unchanging moment of a workspace, beside a running hub or without one. */
export async function inWorkspace<T>(
  config: Config,
  log: Logger,
  workspace: string,
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  const postgres = await findPostgres(config, 'command', log)
  try {
    await prepare(postgres.owner, { firstKey: false })
    const workspaceId = workspaceIdOf(workspace)
    const database = openDatabase(postgres.server, { law: loadLaw(), readers: 1, writers: 1 })
    const actor = { keyId: 'command line', name: 'the command line', role: ActorRole.VIEWER, workspaceId, workspace }
    try {
      const [found] = await database.readWorkspace(workspaceId, (sql) => sql`select key from hub.workspaces`)
      if (!found) throw noWorkspace(workspace)
      return await database.snapshot(actor, { asOf: null }, work)
    } finally {
      await database.close()
    }
  } finally {
    await postgres.stop()
  }
}

interface FoundPostgres {
  /** The sign-in that owns the tables. */
  owner: PostgresTarget
  /** The sign-in of the server; what it may do is limited to the server's role. */
  server: PostgresTarget
  stop(): Promise<void>
}

async function findPostgres(
  { databaseUrl, databaseOwnerUrl, dataFolder }: Config,
  purpose: 'hub' | 'command',
  log: Logger,
  signal?: AbortSignal,
): Promise<FoundPostgres> {
  if (databaseUrl) {
    const server = targetOf(databaseUrl)
    return { owner: databaseOwnerUrl ? targetOf(databaseOwnerUrl) : server, server, stop: async () => {} }
  }
  const begin = purpose === 'hub' ? startEmbeddedPostgres : joinEmbeddedPostgres
  const embedded = await begin({ dataFolder, signal, log: (line) => log.info(line) })
  return { owner: embedded.connection, server: embedded.connection, stop: () => embedded.stop() }
}

/** postgres.js itself knows no Unix socket in a URL. */
const targetOf = (url: string): PostgresTarget => socketConnection(url) ?? url

/** Brings the schema up to date and makes what a hub cannot be without. */
async function prepare(owner: PostgresTarget, { firstKey = true } = {}): Promise<string | null> {
  await migrate(owner)
  return asOwner(owner, async (client) => {
    await createWorkspace(client, defaultWorkspace)
    if (!firstKey || (await hasKeys(client, defaultWorkspace))) return null
    return createKey(client, { workspace: defaultWorkspace, name: 'first key', role: ActorRole.ADMIN, expiresAt: null })
  })
}

async function asOwner<T>(owner: PostgresTarget, work: (client: PostgresClient) => Promise<T>): Promise<T> {
  const client = connect(owner, { max: 1, statementTimeoutMs: 60_000 })
  try {
    return await work(client)
  } finally {
    await client.end({ timeout: 5 })
  }
}
