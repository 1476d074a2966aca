import type { DocumentNode } from 'graphql'
import { ApiError } from '../platform/errors.ts'
import { type DocumentLimit, documentLimits } from './limits.ts'
import { measureDocument } from './measure-document.ts'

/** Refuses a document that is over a limit; answers it parsed, or null where it is none: that is Apollo's to tell. */
export function checkDocument(text: string): DocumentNode | null {
  const { measures, document } = measureDocument(text)
  for (const [name, limit] of Object.entries(documentLimits)) {
    const found = measures[name as keyof typeof measures] ?? 0
    if (found > limit.most) throw overLimit(found, limit)
  }
  return document
}

function overLimit(found: number, { most, of, remedy }: DocumentLimit): ApiError {
  if (found === Infinity) {
    return documentLimit('The document has no end: a fragment spreads itself.', 'Spread each fragment outside itself.')
  }
  return documentLimit(`The document has ${written(found)} ${of}; at most ${written(most)} are taken.`, remedy)
}

/** The way out stands in the message as well: few clients show more. */
export const documentLimit = (message: string, remedy: string) =>
  new ApiError('DOCUMENT_LIMIT', `${message} ${remedy}`, { remedy })

export const written = (count: number) => count.toLocaleString('en')
