import type { Given } from './given.ts'
import { ImportInputError, type InputProblem, writePath } from './input-error.ts'
import type { Ledger } from './ledger.ts'
import { readData } from './read-data.ts'
import type { InputFile } from './read-input.ts'

/** What is wrong with the frame of a document: that it is another kind of document, or has parts that cannot be read. */
export interface FrameFault {
  at: Given
  message: string
}

/** Reads files of data; throws one error that lists every fault of every file with its place. */
export function openData(
  files: readonly InputFile[],
  ledger: Ledger,
  frameFaults: (document: Given) => Iterable<FrameFault>,
): Given[] {
  const problems: InputProblem[] = []
  const documents = files.flatMap(({ name, text }) => {
    const read = readData(name, text)
    if ('problems' in read) {
      problems.push(...read.problems.map((problem) => ({ path: '', ...problem })))
      return []
    }
    const document = ledger.open(name, read.data.value)
    for (const { at, message } of frameFaults(document))
      problems.push({ path: writePath(at.path), place: read.data.placeOf(at.path), message })
    return [document]
  })
  if (problems.length > 0) throw new ImportInputError('The input', problems)
  return documents
}
