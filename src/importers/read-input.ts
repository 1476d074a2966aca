import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { top } from '../files/read-text-file.ts'
import { ImportInputError, type InputProblem } from './input-error.ts'

/** A file as its text: UTF-8 without a byte order mark, and lines that end in LF. */
export interface InputFile {
  /** As it was named on the command line. */
  name: string
  text: string
}

/** What records say of where they are from: the file, without the folders of one machine. */
export const sourceOf = ({ name }: { name: string }) => basename(name)

const largest = 64 * 1024 * 1024

/** Reads all files, or says of each that cannot be read why. */
export async function readInputs(names: readonly string[]): Promise<InputFile[]> {
  const problems: InputProblem[] = []
  const files: InputFile[] = []
  for (const name of new Set(names)) {
    const read = await readInput(name)
    if (typeof read === 'string') problems.push({ path: '', place: top(name), message: read })
    else files.push(read)
  }
  if (problems.length > 0) throw new ImportInputError('The input', problems)
  return files
}

/** The file, or what is wrong with it. */
async function readInput(name: string): Promise<InputFile | string> {
  try {
    const { size } = await stat(name)
    if (size > largest) return `is larger than ${largest / 1024 / 1024} MB; split it`
    return { name, text: textOf(await readFile(name)) }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return 'there is no such file'
    if (code === 'EISDIR') return 'is a folder'
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'is no text in UTF-8'
    return message
  }
}

/** The decoder takes a byte order mark away, and refuses what is no UTF-8. */
const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
