import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { connect, type PostgresTarget } from './postgres.ts'

const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url))

/** The role that the running server acts as; made by the first migration. */
export const serverRole = 'ropewalk_server'

/**
 * Brings the schema to what this code knows, in one transaction: all migrations that are missing, then walls, versions
 * and rights for every table. Refuses a schema newer than the code, and one whose migrations are not those it knows.
 */
export async function migrate(owner: PostgresTarget): Promise<{ applied: number }> {
  const client = connect(owner, { max: 1, statementTimeoutMs: 10 * 60_000 })
  const known = readMigrationFiles({ migrationsFolder })
  try {
    return await client.begin(async (sql) => {
      await sql`create schema if not exists hub`
      await sql`
        create table if not exists hub.migrations (created_at bigint primary key, hash text not null, applied_at timestamptz not null)`
      // Two servers that start together take turns here; the second finds nothing left to do.
      await sql`lock table hub.migrations in exclusive mode`
      const applied = await sql<{ createdAt: number; hash: string }[]>`
        select created_at, hash from hub.migrations order by created_at`
      for (const [position, { createdAt, hash }] of applied.entries()) {
        const expected = known[position]
        if (!expected || expected.folderMillis < createdAt) {
          throw new SchemaMismatch(
            'The database has a newer schema than this version of Ropewalk knows. Start a newer Ropewalk.',
          )
        }
        if (expected.hash !== hash) {
          throw new SchemaMismatch(
            'The database was migrated by another line of Ropewalk: its migrations are not those of this one.',
          )
        }
      }
      const missing = known.slice(applied.length)
      for (const migration of missing) {
        // Text of our own files, which no input reaches.
        for (const statement of migration.sql) await sql.unsafe(statement)
        await sql`insert into hub.migrations values (${migration.folderMillis}, ${migration.hash}, now())`
      }
      if (missing.length > 0) await sql`call types.raise_walls()`
      return { applied: missing.length }
    })
  } finally {
    await client.end({ timeout: 5 })
  }
}

export class SchemaMismatch extends Error {}
