import type { Request, RequestHandler, Response } from 'express'
import { type DocumentNode, Kind, OperationTypeNode } from 'graphql'
import { ActorRole } from '../identity/access-key.table.ts'
import { type Actor, mayActAs } from '../identity/actor.ts'
import type { Authenticate } from '../identity/authenticate.ts'
import { checkDocument, documentLimit, written } from './check-document.ts'
import { HungUp } from './explain-error.ts'
import { largestBody, largestManifestBody } from './limits.ts'
import { readBody } from './read-body.ts'

/** Who was let through the gate, and the signal that says they left. */
export interface Admitted {
  /** Null without a good key: Apollo gets no body then, and says so. */
  actor: Actor | null
  signal: AbortSignal
}

export const admittedOf = (response: Response) => response.locals.admitted as Admitted

/** Stands before Apollo: nothing is parsed or validated there that is over a limit, and nothing read for strangers. */
export function createGate(authenticate: Authenticate): RequestHandler {
  return async (request, response, next) => {
    const signal = hungUpSignal(response)
    const actor = await authenticate(request.headers)
    response.locals.admitted = { actor, signal } satisfies Admitted
    request.body = undefined
    if (actor && request.method === 'GET') checkSearch(request)
    if (actor && request.method === 'POST') request.body = await readRequest(request, response, actor)
    next()
  }
}

function hungUpSignal(response: Response): AbortSignal {
  const controller = new AbortController()
  response.on('close', () => controller.abort(new HungUp()))
  return controller.signal
}

function checkSearch({ url }: Request) {
  // One that is given twice is refused by Apollo.
  for (const query of new URL(url, 'http://localhost').searchParams.getAll('query')) checkDocument(query)
}

async function readRequest(request: Request, response: Response, actor: Actor): Promise<unknown> {
  const most = mayActAs(actor, ActorRole.STEWARD) ? largestManifestBody : largestBody
  const { size, json } = await readBody(request, response, most)
  if (Array.isArray(json)) {
    throw documentLimit(
      `The body holds a batch of ${written(json.length)} requests; only one is taken.`,
      'Send each by itself.',
    )
  }
  const query = (json as { query?: unknown } | null)?.query
  const document = typeof query === 'string' ? checkDocument(query) : null
  if (size > largestBody && !(document && onlyAppliesManifest(document))) {
    throw documentLimit(
      `The body has ${written(size)} bytes; more than ${written(largestBody)} are taken only for \`applyManifest\`.`,
      'Ask in several requests, or for `applyManifest` alone.',
    )
  }
  return json
}

function onlyAppliesManifest({ definitions }: DocumentNode): boolean {
  const [operation, ...others] = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION)
  if (!operation || others.length > 0 || operation.operation !== OperationTypeNode.MUTATION) return false
  const [field, ...further] = operation.selectionSet.selections
  return further.length === 0 && field?.kind === Kind.FIELD && field.name.value === 'applyManifest'
}
