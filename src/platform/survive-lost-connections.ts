import type { Logger } from 'pino'
import { isDatabaseAway } from './database-faults.ts'
import { TransactionOver } from './guarded-begin.ts'

/**
 * Keeps the process alive where a rejection is nobody's, and whom it concerns is told by another. When a connection dies
 * as it opens, postgres.js 3.4.9 asks for the types of arrays, and nobody waits for that answer. Answers how to stop it.
 */
export function surviveLostConnections(log: Logger): () => void {
  const onRejection = (error: unknown) => {
    // Whoever asked for a transaction is told how it ended.
    if (error instanceof TransactionOver) return log.warn({ err: error }, 'a statement came after its transaction')
    if (!isDatabaseAway(error)) throw error
    log.warn({ err: error }, 'a connection to the database was lost as it opened')
  }
  process.on('unhandledRejection', onRejection)
  return () => void process.off('unhandledRejection', onRejection)
}
