import type { Logger } from 'pino'
import { isDatabaseAway } from './database-faults.ts'
import { TransactionOver } from './guarded-begin.ts'

/**
 * Keeps the process alive when a connection dies as it opens. postgres.js 3.4.9 then asks for the types of arrays, and
 * nobody waits for that answer: its rejection is nobody's, and would end the process. Whoever wanted the connection is
 * told by a rejection of their own. Answers how to stop it.
 */
export function surviveLostConnections(log: Logger): () => void {
  const onRejection = (error: unknown) => {
    // Whoever asked for a transaction is told that it is over; what its work still waited for is nobody's any more.
    if (error instanceof TransactionOver) return log.warn({ err: error }, 'a statement came after its transaction')
    if (!isDatabaseAway(error)) throw error
    log.warn({ err: error }, 'a connection to the database was lost as it opened')
  }
  process.on('unhandledRejection', onRejection)
  return () => void process.off('unhandledRejection', onRejection)
}
