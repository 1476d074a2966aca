import { ApiError } from './errors.ts'

/** Waits for a transaction; that PostgreSQL is away, or went away, is told to the caller as what it is. */
export async function answering<T>(transaction: Promise<T>): Promise<T> {
  try {
    return await transaction
  } catch (error) {
    if (!saysDatabaseIsAway(error)) throw error
    throw new ApiError(
      'UNAVAILABLE',
      'The database does not answer. A change that was under way may or may not have been kept.',
      { remedy: 'Try again shortly.' },
    )
  }
}

const away = new Set([
  // It ends, or is starting and takes no one yet.
  ...['57P01', '57P02', '57P03'],
  // What postgres.js says of a connection, what our guard says of a transaction that lost it, and what the system says.
  ...['CONNECT_TIMEOUT', 'CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'TRANSACTION_OVER'],
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ENOENT',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ETIMEDOUT',
  ],
])

const saysDatabaseIsAway = (error: unknown) => error instanceof Error && 'code' in error && away.has(String(error.code))
