import { type Note, sentencesOf } from '../../files/note.ts'
import type { AppliedManifest, PlannedChange, TransferInShort } from '../hub-answers.ts'
import { count, listed } from '../in-words.ts'
import { needsWords } from '../plan-manifest.ts'
import type { Report } from '../report.ts'
import { transferSentence } from '../transfer-words.ts'

/** A pull-request comment: first what matters most, the rest folded away. */
export function reportMarkdown({ faults, unshown, findings, settled, known, plan, outcome }: Report): string {
  const grave = findings.filter(({ severity }) => severity !== 'INFO')
  const rest = findings.filter(({ severity }) => severity === 'INFO')
  const transfers = plan ? [...plan.transfersAdded].sort(uncoveredFirst).slice(0, 100) : []
  const needs = needsWords(plan?.changes ?? [])
  return [
    `### Ropewalk: ${text(outcome)}`,
    '',
    ...section(faults.map(noteLine)),
    ...(unshown > 0 ? [`… and ${count(unshown, 'fault')} more.`, ''] : []),
    ...section(transfers.map(transferLine)),
    ...section(grave.map(noteLine)),
    ...(needs ? [`🔑 ${text(needs)}`, ''] : []),
    ...(plan ? changes(plan) : []),
    ...section((settled ?? []).map(({ code, message }) => `- ✔️ settled: **${code}** ${text(message)}`)),
    ...folded(`${count(rest.length, 'thing')} to know`, rest.map(noteLine)),
    ...(known > 0 ? [`${count(known, 'finding')} of the baseline not shown.`, ''] : []),
  ].join('\n')
}

const uncoveredFirst = (a: TransferInShort, b: TransferInShort) => Number(a.status.covered) - Number(b.status.covered)

const section = (lines: string[]) => (lines.length > 0 ? [...lines, ''] : [])
const folded = (summary: string, lines: string[]) =>
  lines.length > 0 ? ['<details>', `<summary>${summary}</summary>`, '', ...lines, '', '</details>', ''] : []

function transferLine(transfer: TransferInShort): string {
  const who = listed((transfer.activities ?? []).map(({ name }) => `**${text(name)}**`)) || 'This'
  return `- ${transfer.status.covered ? '✅' : '⚠️'} ${who} ${text(transferSentence(transfer))} (\`${transfer.key}\`)`
}

function noteLine(note: Note): string {
  const { severity, code, legalReference, place } = note
  const marks = { ERROR: '❌', WARNING: '⚠️', INFO: 'ℹ️' }
  const where = place ? `\`${place.file}:${place.line}\` ` : ''
  const law = legalReference ? ` _${text(legalReference)}_` : ''
  return `- ${marks[severity]} ${where}**${code}** ${text(sentencesOf(note).join(' '))}${law}`
}

function changes({ changes }: AppliedManifest): string[] {
  const made = changes.filter(({ action }) => action !== 'KEEP')
  const words = { CREATE: 'new', CHANGE: 'changed', RETIRE: 'retired', KEEP: 'kept' }
  const rowOf = ({ action, section, key, fields, needs }: PlannedChange) => [
    words[action],
    `\`${section}/${key}\``,
    action === 'CHANGE' ? fields.join(', ') : '',
    needs ? needs.role.toLowerCase() : '',
  ]
  const shown = made.slice(0, 100).map(rowOf)
  const more = made.length > shown.length ? [['…', `and ${made.length - shown.length} more`, '', '']] : []
  const columns = made.some(({ needs }) => needs) ? 4 : 3
  const line = (cells: string[]) => `| ${cells.slice(0, columns).join(' | ')} |`
  const head = [line(['', 'record', 'fields', 'needs']).replace('|  |', '| |'), line(['---', '---', '---', '---'])]
  return folded(count(made.length, 'record'), shown.length > 0 ? [...head, ...[...shown, ...more].map(line)] : [])
}

/** What people wrote, so that it is text in Markdown and not markup. */
const text = (raw: string) => raw.replace(/[\\`*_{}[\]<>|#]/g, '\\$&').replace(/\s+/g, ' ')
