import { TransactionOver } from './guarded-begin.ts'

/** What the network, the operating system and postgres.js say when there is no PostgreSQL, or no more. */
const networkFaults = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
])

/**
 * Whether PostgreSQL is away, as far as can be told: not reached, gone while it worked, or not taking connections.
 * Class 57P is its own word for being told to stop or not being ready yet, 53300 for having too many connections.
 */
export function isDatabaseAway(error: unknown): boolean {
  const { code, syscall } = faultOf(error)
  // The Unix socket of a PostgreSQL that ended; no other missing file says anything of the database.
  if (code === 'ENOENT') return syscall === 'connect'
  return networkFaults.has(code) || /^(57P\d\d|53300|08\d\d\d)$/.test(code)
}

/** A statement ran into its timeout. */
export const isOutOfTime = (error: unknown): boolean => faultOf(error).code === '57014'

/** A lock was not had in time. */
export const isOutOfTurn = (error: unknown): boolean => faultOf(error).code === '55P03'

function faultOf(error: unknown): { code: string; syscall?: unknown } {
  // What failed first is the cause of what was refused after it.
  if (error instanceof TransactionOver && error.cause) return faultOf(error.cause)
  if (!(error instanceof Error && 'code' in error)) return { code: '' }
  return { code: String(error.code), syscall: 'syscall' in error ? error.syscall : undefined }
}
