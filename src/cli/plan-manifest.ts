import { byPlace, noteOfProblem } from '../files/check-files.ts'
import { findingNotes } from '../files/finding-notes.ts'
import type { Note } from '../files/note.ts'
import { readManifest } from '../manifest/read-manifest.ts'
import { Check, isObject } from '../record/check.ts'
import type { AppliedManifest, FindingInShort, PlannedChange } from './hub-answers.ts'
import { count } from './in-words.ts'
import type { ReadHere } from './read-here.ts'
import { hasChanges, type Report } from './report.ts'

/** The files that a manifest was gathered from, and the record types there are. */
export type Spoken = Pick<ReadHere, 'gathered' | 'contents'>

/** What a hub says of a manifest, as a report: its refusals at their places in the files. */
export function reportOf(
  command: string,
  applied: AppliedManifest,
  { gathered, contents }: Spoken,
  done: boolean,
): Omit<Report, 'known'> {
  const faults = applied.userErrors.map((error) => noteOfProblem(error, gathered)).sort(byPlace)
  const spokenOf = [...applied.findingsAdded, ...applied.findingsSettled]
  const noteOf = findingNotes(
    contents,
    gathered,
    () => readManifest(contents, activitiesBehind(gathered, spokenOf), new Check()).wanted,
  )
  return {
    command,
    faults,
    unshown: 0,
    findings: notesOf(applied.findingsAdded, noteOf),
    settled: notesOf(applied.findingsSettled, noteOf),
    plan: { ...applied, done },
    outcome: faults.length > 0 ? refused(faults.length) : outcomeOf(applied, done),
  }
}

/** The activities whose rows findings stand on: of a large manifest only these are read for their places. */
function activitiesBehind({ manifest }: Spoken['gathered'], findings: readonly FindingInShort[]) {
  const { processingActivities: all } = manifest
  if (!isObject(all)) return {}
  const keys = new Set(
    findings.flatMap(({ record: { key, activity, activities = [] }, standsOn }) => [
      key,
      ...[activity, ...activities].flatMap((each) => each?.key ?? []),
      // The name of a role, or of any other row of an activity, begins with a word for it and the activity's key.
      ...standsOn.flatMap((name) => name.split(' ', 2)[1] ?? []),
    ]),
  )
  return { processingActivities: Object.fromEntries(Object.entries(all).filter(([key]) => keys.has(key))) }
}

function notesOf(findings: readonly FindingInShort[], noteOf: ReturnType<typeof findingNotes>): Note[] {
  return findings
    .filter(({ waived }) => !waived)
    .map(({ record: { __typename, key, activity, activities }, ...finding }) => {
      const maker = activity ?? activities?.[0]
      return noteOf({ ...finding, record: { type: __typename, key }, activity: maker?.key ?? null })
    })
}

/** What is wrong with the files themselves: no hub is asked. */
export const reportOfFaults = (command: string, { notes, unshown }: ReadHere): Omit<Report, 'known'> => ({
  command,
  faults: notes,
  unshown,
  findings: [],
  outcome: refused(notes.length + unshown),
})

const refused = (faults: number) => `${count(faults, 'error')}. Nothing was changed.`

/** Who has to apply what the key that planned it may not; null where it may all of it. */
export function needsWords(changes: readonly PlannedChange[]): string | null {
  const needs = changes.flatMap(({ needs }) => needs ?? [])
  if (needs.length === 0) return null
  const role = needs[0]!.role.toLowerCase()
  const because = [...new Set(needs.map((need) => need.because))].join('; ')
  return `Applying ${count(needs.length, 'record')} of it needs a key with the role ${role}: ${because}.`
}

/** What was done, or would be, in a sentence. */
export function outcomeOf(applied: AppliedManifest, done: boolean): string {
  const { create, change, retire, keep } = applied.counts
  if (!hasChanges(applied)) return `Nothing to do: ${count(keep, 'record')} as declared.`
  const parts = [
    ...(create > 0 ? [`${create} ${done ? 'created' : 'to create'}`] : []),
    ...(change > 0 ? [`${change} ${done ? 'changed' : 'to change'}`] : []),
    ...(retire > 0 ? [`${retire} ${done ? 'retired' : 'to retire'}`] : []),
    `${keep} kept`,
  ]
  const { counts, findingsAdded, findingsSettled } = applied
  const comes = [
    `${count(counts.transfersAdded, 'transfer')} added`,
    `${counted(findingsAdded, 'finding')} added`,
    `${counted(findingsSettled, 'finding')} settled`,
  ]
  return `${parts.join(', ')}; ${comes.join(', ')}${done ? ` (revision ${applied.revision})` : ''}.`
}

/** No more than this many are asked for. */
const mostFindings = 1_000
const counted = (findings: readonly unknown[], noun: string) =>
  findings.length > mostFindings ? `more than ${count(mostFindings, noun)}` : count(findings.length, noun)
