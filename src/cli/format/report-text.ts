import type { AppliedManifest, PlannedChange } from '../hub-answers.ts'
import { count } from '../in-words.ts'
import { needsWords } from '../plan-manifest.ts'
import type { Report } from '../report.ts'
import { transferSentence } from '../transfer-words.ts'
import { noteText } from './note-text.ts'
import type { Paint } from './paint.ts'

/** For people: what is wrong, what would be done, what comes of it, and the outcome as the last line. */
export function reportText(report: Report, paint: Paint): string {
  const { faults, unshown, findings, settled, known, plan, outcome } = report
  return [
    ...faults.map((note) => noteText(note, paint)),
    ...(unshown > 0 ? [`… and ${count(unshown, 'fault')} more, which show once these are mended.`] : []),
    ...(plan ? planText(plan, paint) : []),
    ...findings.map((note) => noteText(note, paint)),
    ...(settled ?? []).map((note) =>
      paint.green(`settled ${note.code} ${note.record ? `${note.record.section}/${note.record.key}` : ''}`),
    ),
    ...(known > 0 ? [paint.dim(`${count(known, 'finding')} of the baseline not shown.`)] : []),
    outcome,
  ].join('\n')
}

/** More is not read; the counts say how many there are. */
const mostListed = 200
const mostTransfers = 100

function planText({ changes, counts, transfersAdded }: AppliedManifest, paint: Paint): string[] {
  const made = changes.filter(({ action }) => action !== 'KEEP')
  const shown = made.slice(0, mostListed)
  const needs = needsWords(made)
  return [
    ...shown.map((change) => changeText(change, paint)),
    ...(made.length > shown.length ? [`… and ${count(made.length - shown.length, 'record')} more`] : []),
    ...(counts.transfersAdded > 0 ? ['', `${count(counts.transfersAdded, 'transfer')} added:`] : []),
    ...transfersAdded.map(
      (transfer) =>
        `  ${transfer.status.covered ? ' ' : paint.red('!')} ${transfer.key}\n      ${transferSentence(transfer)}`,
    ),
    ...(counts.transfersAdded > mostTransfers ? [`  … and ${counts.transfersAdded - mostTransfers} more`] : []),
    ...(needs ? ['', paint.yellow(needs)] : []),
    ...(made.length > 0 ? [''] : []),
  ]
}

export function changeText({ action, section, key, fields, needs }: PlannedChange, paint: Paint): string {
  const marks = { CREATE: paint.green('+'), CHANGE: paint.yellow('~'), RETIRE: paint.red('-'), KEEP: ' ' }
  const differ = fields.length > 0 && action === 'CHANGE' ? paint.dim(`: ${fields.join(', ')}`) : ''
  return `${marks[action]} ${section}/${key}${differ}${needs ? paint.yellow(` (needs a ${needs.role.toLowerCase()})`) : ''}`
}
