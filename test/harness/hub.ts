import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pino from 'pino'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Database, type DatabaseOptions, openDatabase } from '../../src/database.ts'
import { ActorRole } from '../../src/identity/access-key.table.ts'
import { createKey } from '../../src/identity/access-keys.ts'
import { createWorkspace, defaultWorkspace, workspaceIdOf } from '../../src/identity/workspaces.ts'
import { type Law, loadLaw } from '../../src/law/law.ts'
import { connect, type PostgresClient, type PostgresTarget } from '../../src/platform/postgres.ts'
import { buildHubSchema } from '../../src/schema.ts'
import { buildServer } from '../../src/server.ts'
import { template } from './global-setup.ts'

export interface Answer {
  status: number
  data: any
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
  extensions?: Record<string, unknown>
}

export interface Client {
  key: string
  /** Sends a document over HTTP and answers what came back. */
  send(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>
  /** The data of an answer without errors. */
  run(query: string, variables?: Record<string, unknown>): Promise<any>
  /** Applies a manifest, and expects it to be taken. */
  apply(manifest: object, options?: { prune?: boolean; dryRun?: boolean }): Promise<any>
}

export interface TestHub {
  url: string
  database: Database
  /** The owner of the tables, past the API. */
  owner: PostgresClient
  workspaceId: string
  admin: Client
  /** Statements sent since the last call, but for those that open and close transactions and look up keys. */
  takeStatements(): string[]
  client(role: ActorRole, workspace?: string): Promise<Client>
  workspace(key: string): Promise<void>
  /** The admin at another hub on the same database, which knows another law. */
  beside(law: Law): Promise<Client>
  stop(): Promise<void>
}

/** A hub of its own for a test file: a real server on a free port over a clone of the template database. */
export function useHub(): { readonly current: TestHub } {
  const holder: { current: TestHub } = {} as never
  beforeAll(async () => {
    holder.current = await startTestHub()
  })
  afterAll(() => holder.current?.stop())
  return holder
}

/** `server`: a PostgreSQL of one's own that has the template database; else that of the run. */
export async function startTestHub({
  server = inject('postgres'),
  timeouts,
}: { server?: Exclude<PostgresTarget, string> } & Pick<DatabaseOptions, 'timeouts'> = {}): Promise<TestHub> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const root = connect(server, { max: 1, statementTimeoutMs: 60_000 })
  await root.unsafe(`create database ${name} template ${template}`)
  const target = { ...server, database: name }
  const owner = connect(target, { max: 2, statementTimeoutMs: 60_000 })
  const statements: string[] = []
  const onStatement = (text: string) => statements.push(text)
  const serve = async (law: Law) => {
    const database = openDatabase(target, { law, readers: 4, writers: 2, timeouts, onStatement })
    const log = pino({ level: process.env.ROPEWALK_TEST_LOG ?? 'silent' })
    const server = await buildServer(buildHubSchema(), database, log)
    const stop = async () => {
      await server.stop()
      await database.close()
    }
    return { database, url: await server.listen('127.0.0.1', 0), stop }
  }
  const { database, url, ...served } = await serve(loadLaw())
  const others: { stop(): Promise<void> }[] = []
  await createWorkspace(owner, defaultWorkspace)
  const client = async (role: ActorRole, workspace = defaultWorkspace) =>
    clientOf(
      url,
      await createKey(owner, { workspace, name: `${role.toLowerCase()} of ${workspace}`, role, expiresAt: null }),
    )
  const admin = await client(ActorRole.ADMIN)
  return {
    url,
    database,
    owner,
    workspaceId: workspaceIdOf(defaultWorkspace),
    admin,
    takeStatements: () =>
      statements.splice(0).filter((text) => !/^\s*(begin|commit|rollback)|set_config|access_keys|pg_type/i.test(text)),
    client,
    workspace: async (key) => void (await createWorkspace(owner, key)),
    beside: async (law) => {
      const other = await serve(law)
      others.push(other)
      return clientOf(other.url, admin.key)
    },
    stop: async () => {
      await Promise.all([served, ...others].map((each) => each.stop()))
      await owner.end({ timeout: 5 })
      await dropDatabase(root, name)
      await root.end({ timeout: 5 })
    },
  }
}

export function clientOf(url: string, key: string): Client {
  const send: Client['send'] = async (query, variables = {}, headers = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
      body: JSON.stringify({ query, variables }),
    })
    return { status: response.status, ...((await response.json()) as object) } as Answer
  }
  const run = async (query: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await send(query, variables)
    if (errors) throw new Error(JSON.stringify(errors, null, 2))
    return data
  }
  const apply = async (manifest: object, { prune = false, dryRun = false } = {}) => {
    const { applyManifest } = await run(applyDocument, { manifest, prune, dryRun })
    if (applyManifest.userErrors.length > 0) throw new Error(JSON.stringify(applyManifest.userErrors, null, 2))
    return applyManifest
  }
  return { key, send, run, apply }
}

/** A worker of PostgreSQL's own may still be at it, and only a superuser may end one: it is through in a moment. */
async function dropDatabase(root: PostgresClient, name: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    try {
      // A name of our own making; no statement takes a database's name as a parameter.
      return void (await root.unsafe(`drop database ${name} with (force)`))
    } catch (error) {
      if (!/permission denied to terminate|being accessed/.test(String(error))) throw error
      await pause(200)
    }
  }
}

export const applyDocument = `
  mutation Apply($manifest: JSONObject!, $prune: Boolean! = false, $dryRun: Boolean! = false) {
    applyManifest(manifest: $manifest, prune: $prune, dryRun: $dryRun) {
      changes { section key action fields }
      counts { create change retire keep }
      transfersAdded { key }
      userErrors { code message path remedy }
    }
  }`
