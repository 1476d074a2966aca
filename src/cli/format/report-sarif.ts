import { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } from 'node-sarif-builder'
import { type Note, sentencesOf } from '../../files/note.ts'
import type { Report } from '../report.ts'

const levels = { ERROR: 'error', WARNING: 'warning', INFO: 'note' } as const

/** SARIF 2.1.0, for code scanning. */
export function reportSarif({ faults, findings }: Report): string {
  const run = new SarifRunBuilder().initSimple({ toolDriverName: 'ropewalk', toolDriverVersion: '1.0.0' })
  const notes = [...faults, ...findings]
  for (const [code, note] of new Map(notes.map((note) => [note.code, note]))) {
    run.addRule(new SarifRuleBuilder().initSimple({ ruleId: code, shortDescriptionText: note.legalReference ?? code }))
  }
  for (const note of notes) run.addResult(resultOf(note))
  const sarif = new SarifBuilder()
  sarif.addRun(run)
  return sarif.buildSarifJsonString({ indent: true })
}

function resultOf(note: Note): SarifResultBuilder {
  const { code, severity, place } = note
  const where = place && {
    fileUri: place.file,
    startLine: place.line,
    startColumn: place.column,
    endLine: place.line,
    endColumn: place.column + place.length,
  }
  const messageText = sentencesOf(note).join(' ')
  return new SarifResultBuilder().initSimple({ level: levels[severity], messageText, ruleId: code, ...where })
}
