import { isUtf8 } from 'node:buffer'
import { promisify } from 'node:util'
import express, { type Request, type Response } from 'express'
import { isDeeperThan } from '../platform/depth.ts'
import { documentLimit, written } from './check-document.ts'
import { deepestBody } from './limits.ts'

/** Reads a body of UTF-8 JSON and no other, up to so many bytes. */
export async function readBody(request: Request, response: Response, most: number): Promise<Body> {
  refuseOtherForms(request)
  // Told at once, before any of it is read; what comes without a length is read up to the limit.
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(request.headers['content-length']!, most)
  const bytes = await readBytes(request, response, most)
  if (!isUtf8(bytes)) throw documentLimit('The body is not UTF-8.', 'Encode it as UTF-8.')
  if (bytes.subarray(0, 3).equals(byteOrderMark)) {
    throw documentLimit('The body begins with a byte order mark.', 'Send it without one.')
  }
  const json = parseJson(bytes.toString())
  if (isDeeperThan(deepestBody, json)) throw tooDeep
  return { size: bytes.length, json }
}

export interface Body {
  size: number
  json: unknown
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
const jsonType = /^application\/json[\t ]*(;[\t ]*charset=("?)utf-8\2[\t ]*)?$/i

function refuseOtherForms({ headersDistinct }: Request) {
  const types = headersDistinct['content-type'] ?? []
  if (types.length !== 1 || !jsonType.test(types[0]!)) {
    const found = types.length === 0 ? 'no content type' : `the content type ${types.join(' and ')}`
    throw documentLimit(
      `The body comes with ${found}; only UTF-8 JSON is taken.`,
      'Send `Content-Type: application/json`.',
    )
  }
  const encodings = headersDistinct['content-encoding'] ?? ['identity']
  if (encodings.length !== 1 || encodings[0]!.toLowerCase() !== 'identity') {
    throw documentLimit(`The body is encoded as ${encodings.join(' and ')}.`, 'Send it without compression.')
  }
}

async function readBytes(request: Request, response: Response, limit: number): Promise<Buffer> {
  try {
    await promisify(express.raw({ limit, type: () => true }))(request, response)
  } catch (error) {
    if (error instanceof Error && 'type' in error && error.type === 'entity.too.large') throw tooLarge(null, limit)
    throw error
  }
  return request.body instanceof Buffer ? request.body : Buffer.alloc(0)
}

const tooLarge = (length: string | null, most: number) =>
  documentLimit(
    `The body has ${length ? written(Number(length)) : 'more'} bytes; at most ${written(most)} are taken.`,
    'Ask in several requests. A steward or an admin may send more in a document that only asks for `applyManifest`.',
  )

const tooDeep = documentLimit(
  `The body goes down more than ${deepestBody} levels.`,
  'Send the values of `variables` as their types have them: none is nearly as deep.',
)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw documentLimit('The body is not JSON.', 'Send an object with `query`, and if need be `variables`.')
  }
}
