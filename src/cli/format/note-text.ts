import type { Note, Place } from '../../files/note.ts'
import type { Paint } from './paint.ts'

/** A note as compilers show theirs: where, the line with a caret, and the way out. */
export function noteText(note: Note, paint: Paint): string {
  const { place, code, message, remedy, legalReference, also } = note
  const word = { ERROR: paint.red('error'), WARNING: paint.yellow('warning'), INFO: paint.blue('note') }[note.severity]
  const where = place ? `${paint.bold(at(place))} ` : ''
  return [
    `${where}${word} ${code}`,
    `  ${message}`,
    ...(place ? frame(place, paint) : []),
    ...(also ? [`  ${also.says}: ${at(also.place)}`, ...frame(also.place, paint)] : []),
    ...(remedy ? [`  ${remedy}`] : []),
    ...(legalReference ? [`  ${paint.dim(legalReference)}`] : []),
  ].join('\n')
}

export const at = ({ file, line, column }: Place) => `${file}:${line}:${column}`

function frame({ line, length, excerpt, caret }: Place, paint: Paint): string[] {
  if (excerpt === '') return []
  const number = String(line)
  // What is before the caret keeps its tabs, so that the caret stands below its place.
  const before = excerpt.slice(0, caret).replace(/[^\t]/g, ' ')
  const carets = '^'.repeat(Math.max(1, Math.min(length, excerpt.length - caret)))
  return [
    `  ${paint.dim(`${number} |`)} ${excerpt}`,
    `  ${' '.repeat(number.length)} ${paint.dim('|')} ${before}${paint.red(carets)}`,
  ]
}
