import { readFileSync } from 'node:fs'
import { type DocumentNode, Kind, parse, print, separateOperations } from 'graphql'
import type { AppliedManifest, Explanation, Inventory, Whereabouts } from './hub-answers.ts'

/** Why a hub could not be asked, or did not answer; the message is for people. */
export class HubFault extends Error {
  constructor(
    message: string,
    /** What it says, one by one, for reports. */
    readonly problems: HubProblem[] = [{ code: 'HUB_FAULT', message, path: [], remedy: null }],
  ) {
    super(message)
  }
}

export interface HubProblem {
  code: string
  message: string
  /** Where in the manifest it stands; empty where it speaks of none. */
  path: string[]
  remedy: string | null
}

export interface ApplyRequest {
  manifest: unknown
  dryRun: boolean
  prune: boolean
  expectedRevision?: number
}

export interface HubClient {
  url: string
  applyManifest(request: ApplyRequest): Promise<AppliedManifest>
  whereabouts(): Promise<Whereabouts>
  inventory(): Promise<Inventory>
  explain(what: string): Promise<Explanation>
}

/** A hub as the command line asks it: by the published operations, over HTTP, with a limit to its patience. */
export function hubClient(url: string, key: string, patienceSeconds: number): HubClient {
  const ask = <T>(operation: string, variables: object): Promise<T> =>
    request<T>({ url, key, patienceSeconds, body: JSON.stringify({ query: documentOf(operation), variables }) })
  return {
    url,
    applyManifest: async (request) => {
      const { applyManifest: applied } = await ask<{ applyManifest: AppliedManifest }>('ApplyManifest', {
        ...request,
        inFull: sizeOf(request.manifest) <= mostInFull,
      })
      return { ...applied, changes: applied.changes.filter(({ action }) => action !== 'KEEP') }
    },
    whereabouts: async () => (await ask<{ viewer: Whereabouts }>('Whereabouts', {})).viewer,
    inventory: () => ask('Inventory', {}),
    explain: (what) => ask('Explain', { key: what, id: what }),
  }
}

/** Of larger manifests nobody reads which activities make each transfer, and there may be very many. */
const mostInFull = 1_000
const sizeOf = (manifest: unknown): number =>
  Object.values(manifest ?? {}).reduce((sum, records) => sum + Object.keys(records ?? {}).length, 0)

interface Request {
  url: string
  key: string
  patienceSeconds: number
  body: string
}

async function request<T>({ url, key, patienceSeconds, body }: Request): Promise<T> {
  let response: Response
  let text: string
  try {
    response = await fetch(`${url.replace(/\/$/, '')}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(patienceSeconds * 1_000),
    })
    text = await response.text()
  } catch (error) {
    throw new HubFault(whyNoAnswer(url, error as Error, patienceSeconds))
  }
  const answer = readAnswer<T>(text)
  if (response.status === 401)
    throw new HubFault(`The hub at ${url} does not know the key, or no longer. Make one with \`ropewalk keys create\`.`)
  if (!answer)
    throw new HubFault(`What answers at ${url} is no hub of Ropewalk: it said ${response.status} without GraphQL.`)
  if (answer.errors?.length)
    throw new HubFault(
      answer.errors.map(({ message, extensions }) => errorText(message, extensions)).join('\n'),
      answer.errors.map(({ message, extensions: { code, path, remedy } = {} }) => ({
        code: code ?? 'HUB_FAULT',
        message,
        path: path ?? [],
        remedy: remedy ?? null,
      })),
    )
  if (!answer.data) throw new HubFault(`The hub at ${url} gave an empty answer.`)
  return answer.data
}

interface Answer<T> {
  data?: T | null
  errors?: { message: string; extensions?: { code?: string; path?: string[]; remedy?: string } }[]
}

function readAnswer<T>(text: string): Answer<T> | null {
  try {
    const answer = JSON.parse(text) as Answer<T> | null
    return answer && (answer.data !== undefined || Array.isArray(answer.errors)) ? answer : null
  } catch {
    return null
  }
}

const errorText = (message: string, { code, remedy }: { code?: string; remedy?: string } = {}) =>
  `The hub answers: ${message}${code ? ` (${code})` : ''}${remedy ? ` ${remedy}` : ''}`

function whyNoAnswer(url: string, error: Error, patienceSeconds: number): string {
  const unsure = 'A change is made whole or not at all; see which with `ropewalk plan`.'
  if (error.name === 'TimeoutError')
    return `The hub at ${url} did not answer within ${patienceSeconds} s (--timeout). ${unsure}`
  const cause = error.cause as { code?: string; message?: string } | undefined
  const reason = cause?.code ?? cause?.message ?? error.message
  const neverReached = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'].includes(reason)
  if (neverReached) return `There is no hub at ${url} (${reason}).`
  return `The hub at ${url} went away before it had answered (${reason}). ${unsure}`
}

const operationsFile = new URL('../../schema/operations/command-line.graphql', import.meta.url)
let operations: Record<string, DocumentNode> | undefined

/** One published operation with the fragments it needs. */
function documentOf(operation: string): string {
  operations ??= separateOperations(parse(readFileSync(operationsFile, 'utf8')))
  const document = operations[operation]
  if (!document?.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION))
    throw new Error(`There is no operation ${operation}.`)
  return print(document)
}
