import pino from 'pino'
import { readConfig } from '../config.ts'
import type { PostgresClient } from '../platform/postgres.ts'

/** Work on the database of the hub past its API, for what only its operator may do. */
export async function asOwner<T>(work: (owner: PostgresClient) => Promise<T>): Promise<T> {
  const { withOwner } = await import('../hub.ts')
  return withOwner(readConfig(), pino({ name: 'ropewalk', level: 'warn' }, pino.destination(2)), work)
}
