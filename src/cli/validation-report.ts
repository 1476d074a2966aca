import { findingsOfFiles } from '../files/findings-of-files.ts'
import { count } from './in-words.ts'
import type { ReadHere } from './read-here.ts'
import type { Report } from './report.ts'

/** What there is to say of manifests without a hub. Rules need the whole of an inventory, and a sound one. */
export function validationReport(read: ReadHere, partial: boolean): Omit<Report, 'known'> {
  const { notes, unshown, gathered, contents, law, read: manifest } = read
  const faults = notes.length + unshown
  const files = count(gathered.files.length, 'file')
  const where = gathered.files.length > 0 ? ` in ${files}` : ''
  const today = new Date().toISOString().slice(0, 10)
  const findings = faults > 0 || partial || !manifest ? [] : findingsOfFiles(contents, law, manifest, gathered, today)
  const sound = `${count(manifest?.wanted.length ?? 0, 'record')} in ${files}, no errors`
  return {
    command: 'validate',
    faults: notes,
    unshown,
    findings,
    outcome:
      faults > 0
        ? `${count(faults, 'error')}${where}.`
        : `${sound}; ${partial ? 'the rules are asked by plan' : count(findings.length, 'finding')}.`,
  }
}
