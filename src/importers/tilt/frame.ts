import type { Given } from '../given.ts'
import type { FrameFault } from '../open-data.ts'

/** A file holds one document, or a list of them. */
export const documentsIn = (files: readonly Given[]): Given[] =>
  files.flatMap((file) => (Array.isArray(file.value) ? file.items() : [file]))

/** A document says who discloses what. What is wrong further down is left, and reported. */
export function* frameFaults(file: Given): Generator<FrameFault> {
  const documents = documentsIn([file])
  if (file.value === null || documents.length === 0) return yield { at: file, message: 'is empty' }
  for (const document of documents) {
    if (!document.isObject) yield { at: document, message: 'is no document of TILT' }
    else if (!document.field('controller').isObject) yield { at: document, message: 'has no controller: { name: … }' }
    else if (!Array.isArray(document.field('dataDisclosed').value))
      yield { at: document, message: 'has no dataDisclosed: […]' }
  }
}
