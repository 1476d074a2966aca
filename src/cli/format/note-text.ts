import { type Note, notHere } from '../../files/note.ts'
import { at, frame } from '../../files/place-text.ts'
import type { Paint } from './paint.ts'

/** A note as compilers show theirs: where, the line with a caret, and the way out. */
export function noteText(note: Note, paint: Paint): string {
  const { place, code, message, remedy, legalReference, also, onHub } = note
  const word = { ERROR: paint.red('error'), WARNING: paint.yellow('warning'), INFO: paint.blue('note') }[note.severity]
  const where = place ? `${paint.bold(at(place))} ` : ''
  return [
    `${where}${word} ${code}`,
    `  ${message}`,
    ...(place ? frame(place, paint) : []),
    ...(onHub ? [`  ${notHere}`] : []),
    ...(also ? [`  ${also.says}: ${at(also.place)}`, ...frame(also.place, paint)] : []),
    ...(remedy ? [`  ${remedy}`] : []),
    ...(legalReference ? [`  ${paint.dim(legalReference)}`] : []),
  ].join('\n')
}
