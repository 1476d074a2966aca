import { type Note, sentencesOf } from '../../files/note.ts'
import type { Report } from '../report.ts'

const commands = { ERROR: 'error', WARNING: 'warning', INFO: 'notice' } as const

/** Workflow commands of GitHub Actions, which shows each at its line. */
export function reportGithub({ faults, findings, outcome }: Report): string {
  return [...faults.map(annotation), ...findings.map(annotation), outcome].join('\n')
}

function annotation(note: Note): string {
  const { severity, code, place } = note
  const where = place ? `file=${property(place.file)},line=${place.line},col=${place.column},` : ''
  return `::${commands[severity]} ${where}title=${property(code)}::${data(sentencesOf(note).join('\n'))}`
}

const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
