import { randomUUID } from 'node:crypto'
import { unwrapResolverError } from '@apollo/server/errors'
import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { explain, HungUp } from './explain-error.ts'

/** Errors made for the caller pass; of anything else the caller learns a reference, and the log the rest. */
export function formatError(formatted: GraphQLFormattedError, error: unknown, log: Logger): GraphQLFormattedError {
  // Apollo unwraps what a resolver threw; what was thrown around them has no path and stays wrapped.
  const unwrapped = unwrapResolverError(error)
  const cause = unwrapped instanceof GraphQLError && unwrapped.originalError ? unwrapped.originalError : unwrapped
  const place = { locations: formatted.locations, path: formatted.path }
  const known = explain(cause)
  if (known) return { message: known.message, ...place, extensions: { code: known.code, ...known.details } }
  // What GraphQL itself found in the document or its variables has no cause behind it, or GraphQL's own words again.
  if (cause instanceof GraphQLError && (!cause.originalError || cause.originalError instanceof GraphQLError)) {
    const { code, http: _, ...rest } = cause.extensions
    // Apollo tells faults of variables from those of the hub, but not those of an argument that holds one.
    const given = /^Argument "/.test(cause.message) ? 'BAD_USER_INPUT' : formatted.extensions?.code
    return { message: cause.message, ...place, extensions: { code: code ?? given, ...rest } }
  }
  return { ...masked(cause, log, formatted.path), ...place }
}

function masked(error: unknown, log: Logger, path?: readonly (string | number)[]): GraphQLFormattedError {
  const reference = randomUUID()
  log.error({ err: error, reference, path }, 'a request failed')
  return {
    message: 'Something went wrong here. Nothing was changed by the field that failed.',
    extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
  }
}

/** Answers what was thrown outside Apollo: by the gate, by Express, by the reading of a body. */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    if (response.headersSent || error instanceof HungUp) return void response.destroy()
    const known = explain(error)
    if (known?.retryAfter) response.set('retry-after', String(known.retryAfter))
    if (known) return answer(response, known.status, known.message, { code: known.code, ...known.details })
    // Faults of the request that Express finds, as in a path that cannot be decoded.
    if (error?.status >= 400 && error.status < 500) {
      return answer(response, error.status, 'The request is not understood.', { code: 'BAD_REQUEST' })
    }
    const { message, extensions } = masked(error, log)
    answer(response, 500, message, extensions!)
  }
}

export const nothingHere: RequestHandler = ({ path }, response) =>
  answer(response, 404, `Nothing is at ${path}.`, { code: 'NOT_FOUND', remedy: 'The API is at /graphql.' })

export function allowOnly(...methods: string[]): RequestHandler {
  return ({ method, path }, response) => {
    response.set('allow', methods.join(', '))
    answer(response, 405, `${path} takes no ${method}.`, { code: 'METHOD_NOT_ALLOWED' })
  }
}

function answer(response: Response, status: number, message: string, extensions: object) {
  response.status(status).json({ errors: [{ message, extensions }] })
}
