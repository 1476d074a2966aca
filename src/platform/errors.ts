/** What a caller can be told, by a stable code; anything else that goes wrong is masked. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'UNKNOWN_REFERENCE'
  | 'CURSOR_INVALID'
  | 'PAGE_TOO_LARGE'
  | 'AS_OF_IN_FUTURE'
  | 'DOCUMENT_LIMIT'
  | 'OVERLOADED'

export interface ErrorDetails {
  /** The argument at fault. */
  argument?: string
  /** Where in the input it stands. */
  path?: string[]
  /** The way out. */
  remedy?: string
}

/** An error whose message was written for the caller. */
export class ApiError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.details = details
  }
}

export const badInput = (argument: string, message: string, remedy?: string) =>
  new ApiError('BAD_USER_INPUT', message, remedy ? { argument, remedy } : { argument })
