import { readFile, stat } from 'node:fs/promises'
import { fault, type Note, type Place } from './note.ts'
import { TextFile } from './text-file.ts'

/** The whole of what a hub takes in one request is not much more. */
const largestFile = 32 * 2 ** 20

/** Reads a file as text, or says why it is none. */
export async function readTextFile(path: string, name: string): Promise<TextFile | Note> {
  let bytes: Buffer
  try {
    const { size } = await stat(path)
    if (size > largestFile)
      return fault(
        'FILE_TOO_LARGE',
        `The file has ${size} bytes; at most ${largestFile} are read.`,
        'Split it.',
        top(name),
      )
    bytes = await readFile(path)
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message
    return fault('FILE_UNREADABLE', `The file cannot be read: ${reason}.`, null, top(name))
  }
  return decode(bytes, name)
}

function decode(bytes: Buffer, name: string): TextFile | Note {
  const mark = bytes.subarray(0, 2).toString('hex')
  if (mark === 'fffe' || mark === 'feff')
    return fault('NOT_UTF8', 'The file is written in UTF-16.', 'Save it as UTF-8.', top(name))
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const mark = text.startsWith('\ufeff') ? '\ufeff' : ''
    const file = new TextFile(name, text.slice(mark.length), mark)
    return refuseControlCharacters(file) ?? file
  } catch {
    const file = new TextFile(name, new TextDecoder('utf-8').decode(bytes))
    const at = file.text.indexOf('\ufffd')
    return fault('NOT_UTF8', 'The file is not written in UTF-8.', 'Save it as UTF-8.', file.place(at, at + 1))
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

function refuseControlCharacters(file: TextFile): Note | null {
  const at = file.text.search(unprintable)
  if (at < 0) return null
  const code = file.text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')
  const place = file.place(at, at + 1)
  const excerpt = place.excerpt.replace(new RegExp(unprintable, 'g'), '\ufffd')
  return fault('INVALID', `The control character U+${code} stands here.`, 'Take it out.', { ...place, excerpt })
}

/** The place of what is wrong with a file as a whole. */
export const top = (file: string): Place => ({ file, line: 1, column: 1, length: 1, excerpt: '', caret: 0 })
