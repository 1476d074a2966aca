import { byPlace } from '../files/check-files.ts'
import type { Gathered } from '../files/gather-manifest.ts'
import type { Note } from '../files/note.ts'
import { askHub } from './ask-hub.ts'
import { deliver } from './deliver.ts'
import { ExitCode } from './exit-code.ts'
import type { PlannedChange } from './hub-answers.ts'
import { count } from './in-words.ts'
import type { HubOptions, ReportOptions } from './options.ts'
import type { Output } from './output.ts'
import { reportOf, reportOfFaults } from './plan-manifest.ts'
import { readHere } from './read-here.ts'

type Options = ReportOptions & HubOptions & { partial: boolean }

export async function drift(files: readonly string[], options: Options, output: Output): Promise<void> {
  const { partial } = options
  const read = await readHere(files, output)
  if (read.notes.length > 0) return deliver(reportOfFaults('drift', read), options, output)
  const { gathered } = read
  const asked = await askHub('drift', options, output, read, (hub) =>
    output.during(
      'Comparing',
      Promise.all([
        hub.applyManifest({ manifest: gathered.manifest, dryRun: true, prune: partial }),
        partial ? null : hub.inventory(),
      ]),
    ),
  )
  if (!asked) return
  const [planned, recorded] = asked
  const { plan: _, ...report } = reportOf('drift', planned, read, false)
  if (report.faults.length > 0) return deliver(report, options, output)
  const undeclared = recorded ? onlyIn(recorded.manifest, gathered.manifest) : []
  const findings = [
    ...planned.changes.map((change) => noteOf(change, gathered)),
    ...undeclared.map(undeclaredNote),
  ].sort(byPlace)
  const outcome =
    findings.length > 0
      ? `${count(findings.length, 'record')} ${findings.length === 1 ? 'differs' : 'differ'}.`
      : 'The manifests and the hub say the same.'
  await deliver({ ...report, findings, outcome }, options, output)
  if (process.exitCode === ExitCode.DONE && findings.length > 0) process.exitCode = ExitCode.CHANGES
}

function noteOf({ section, key, action, fields }: PlannedChange, gathered: Gathered): Note {
  if (action === 'RETIRE') return undeclaredNote({ section, key })
  const words =
    action === 'CREATE'
      ? { code: 'NOT_RECORDED', message: `${key} is declared and not on record.` }
      : { code: 'DIFFERS', message: `${key} differs from what is on record: ${fields.join(', ')}.` }
  const place = gathered.placeOf([section, key], 'key')
  return {
    ...words,
    severity: 'WARNING',
    remedy: 'Apply the manifests, or pull what is on record.',
    place,
    record: { section, key },
  }
}

const undeclaredNote = (record: { section: string; key: string }): Note => ({
  code: 'NOT_DECLARED',
  severity: 'WARNING',
  message: `${record.section}/${record.key} is on record and declared in none of the files.`,
  remedy: 'Pull it, or retire it by applying with --prune if it was declared here before.',
  place: null,
  record,
})

/** The records of one manifest that another does not name. */
function onlyIn(
  recorded: Record<string, unknown>,
  declared: Record<string, unknown>,
): { section: string; key: string }[] {
  return Object.entries(recorded).flatMap(([section, records]) => {
    if (typeof records !== 'object' || records === null) return []
    const named = new Set(Object.keys(declared[section] ?? {}))
    return Object.keys(records).flatMap((key) => (named.has(key) ? [] : [{ section, key }]))
  })
}
