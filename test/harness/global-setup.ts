import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/platform/migrate.ts'
import { connect, type PostgresTarget } from '../../src/platform/postgres.ts'
import { startTestServer } from './embedded.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The test server's database, as the owner of the tables. */
    postgres: { host: string; port: number; path?: string; user: string; password: string; database: string }
  }
}

export const template = 'ropewalk_template'

/** One PostgreSQL for the run, with a migrated database that each test file clones. */
export default async function setup(project: TestProject) {
  const server = await startTestServer()
  await makeTemplate(server.connection)
  project.provide('postgres', server.connection)
  return () => server.stop()
}

export async function makeTemplate(server: Exclude<PostgresTarget, string>): Promise<void> {
  const owner = connect(server, { max: 1, statementTimeoutMs: 60_000 })
  // A word of ours; no statement takes a database's name as a parameter.
  await owner.unsafe(`create database ${template}`)
  await owner.end()
  await migrate({ ...server, database: template })
}
