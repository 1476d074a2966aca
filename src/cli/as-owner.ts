import pino from 'pino'
import { readConfig } from '../config.ts'
import type { PostgresClient } from '../platform/postgres.ts'
import type { Output } from './output.ts'

/** Work on the database of the hub past its API, for what only its operator may do. */
export async function asOwner<T>(output: Output, work: (owner: PostgresClient) => Promise<T>): Promise<T> {
  const { withOwner } = await import('../hub.ts')
  const log = pino({ name: 'ropewalk', level: 'warn' }, pino.destination(2))
  return output.during('Working on the database', withOwner(readConfig(), log, work))
}
