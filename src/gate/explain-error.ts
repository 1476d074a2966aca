import { HeaderMap } from '@apollo/server'
import { GraphQLError } from 'graphql'
import { Overloaded } from '../platform/admission.ts'
import { isDatabaseAway, isOutOfTime, isOutOfTurn } from '../platform/database-faults.ts'
import { ApiError, type ErrorCode, type ErrorDetails } from '../platform/errors.ts'

/** The client closed the connection before it was answered: nobody will read what is said now. */
export class HungUp extends Error {
  constructor() {
    super('the client hung up')
    this.name = 'HungUp'
  }
}

/** What a caller may be told of an error. */
export interface Explanation {
  status: number
  code: ErrorCode | 'HUNG_UP'
  message: string
  details: ErrorDetails
  /** Seconds after which asking again makes sense. */
  retryAfter?: number
}

/** The list of what is told to callers; null for anything else: that is masked. */
export function explain(error: unknown): Explanation | null {
  if (error instanceof ApiError) {
    const status = error.code === 'UNAUTHENTICATED' ? 401 : 400
    return { status, code: error.code, message: error.message, details: error.details }
  }
  if (error instanceof HungUp) return { status: 499, code: 'HUNG_UP', message: error.message, details: {} }
  if (error instanceof Overloaded) return later(error.message, 1)
  if (isDatabaseAway(error)) return later('The database does not answer just now; try again shortly.', 2)
  if (isOutOfTurn(error)) return later('Another change takes its time; try again when it is through.', 5)
  if (isOutOfTime(error)) return later('The answer took too long and was given up; ask for less in one request.', 10)
  return null
}

const later = (message: string, retryAfter: number): Explanation => ({
  status: 503,
  code: 'OVERLOADED',
  message,
  details: {},
  retryAfter,
})

/** The same error with its HTTP status and headers, in Apollo's form; what is not to be told stays as it is. */
export function withStatus(error: unknown): unknown {
  const known = explain(error)
  if (!known) return error
  const { status, code, message, details, retryAfter } = known
  const headers = new HeaderMap(retryAfter ? [['retry-after', String(retryAfter)]] : [])
  return new GraphQLError(message, {
    originalError: error as Error,
    extensions: { code, ...details, http: { status, headers } },
  })
}
