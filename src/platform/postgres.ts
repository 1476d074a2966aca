import postgres from 'postgres'
import type { TransactionSql } from './guarded-begin.ts'
import { snakeCase } from './tables.ts'

/** Where a PostgreSQL is and as whom to sign in: a URL, or what postgres.js takes (a Unix socket has no URL there). */
export type PostgresTarget =
  | string
  | { host: string; port: number; path?: string; user: string; password: string; database: string }

const types = {
  // A calendar day stays the text it is: a JavaScript Date would move it across time zones.
  date: { to: 1082, from: [1082], serialize: (day: string) => day, parse: (day: string) => day },
  // Revisions and counts; none comes near 2^53.
  bigint: { to: 20, from: [20], serialize: (value: number) => String(value), parse: (value: string) => Number(value) },
}
export type PostgresTypes = { date: string; bigint: number }
export type PostgresClient = postgres.Sql<PostgresTypes>

export interface ClientOptions {
  max: number
  /** The role to act as; the one of the sign-in when left out. */
  role?: string
  statementTimeoutMs: number
  /** How long a statement waits for a lock; as long as it may run when left out. */
  lockTimeoutMs?: number
  onStatement?: (statement: string) => void
}

export function connect(target: PostgresTarget, options: ClientOptions): PostgresClient {
  const settings: postgres.Options<typeof types> = {
    max: options.max,
    types,
    connect_timeout: 10,
    // Seconds from a connection that failed to the next attempt. Their own way of 20 would outlast the database's absence.
    backoff: () => 0.25,
    // Long-lived connections keep their prepared statements; 30 minutes bounds what a leak could hold.
    max_lifetime: 30 * 60,
    transform: { column: { from: camelCase, to: snakeCase }, undefined: null },
    onnotice: () => {},
    connection: {
      application_name: 'ropewalk',
      search_path: 'public, types',
      statement_timeout: options.statementTimeoutMs,
      lock_timeout: options.lockTimeoutMs ?? options.statementTimeoutMs,
      idle_in_transaction_session_timeout: 60_000,
      ...(options.role ? { role: options.role } : {}),
    },
  }
  const { onStatement } = options
  if (onStatement) settings.debug = (_connection, statement) => onStatement(statement)
  return typeof target === 'string' ? postgres(target, settings) : postgres({ ...target, ...settings })
}

const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** A tagged template that runs in one transaction. */
export type Sql = TransactionSql<PostgresTypes>
