import type { Wanted } from '../manifest/read-manifest.ts'
import type { Path } from '../record/check.ts'
import type { RecordSpec } from '../record/record-spec.ts'
import type { Finding } from '../rules/find-findings.ts'
import { rowName } from '../rules/stands-on.ts'
import { onHub } from './check-files.ts'
import type { Gathered } from './gather-manifest.ts'
import type { Note, NoteSeverity } from './note.ts'

/** What a finding says, whoever found it: the rules here, or a hub. */
interface SaidFinding extends Pick<Finding, 'rule' | 'message' | 'remedy' | 'legalReference' | 'standsOn'> {
  severity: NoteSeverity
  record: { type: string; key: string }
  /** Of a flow or a transfer: the activity that makes it. */
  activity: string | null
}

/** Makes notes of findings: each at the flow or row that it stands on, else at the record that it is about. */
export function findingNotes(
  contents: readonly RecordSpec[],
  gathered: Gathered,
  wanted: () => readonly Wanted[],
): (finding: SaidFinding) => Note {
  const pathOf = rowPaths(wanted)
  const sectionOf = (type: string) => contents.find(({ typename }) => typename === type)?.section

  return ({ rule, record: about, activity, standsOn, severity, message, remedy, legalReference }) => {
    const isFlow = about.type === 'DataFlow'
    // Of a flow, the category; of all else the flow, or the row of a list.
    const pathTo = (name: string) => pathOf(name)?.slice(0, isFlow ? undefined : 4)
    const path = firstOf(standsOn, pathTo)
    const section = sectionOf(about.type)
    const made = path?.[1] ?? activity
    const record = section ? { section, key: about.key } : made ? { section: activities, key: String(made) } : null
    const own = record && gathered.placeOf([record.section, record.key], 'key')
    const place = (path && gathered.placeOf(path)) ?? own
    return {
      code: rule,
      severity,
      message,
      remedy,
      legalReference,
      place,
      record,
      ...onHub(gathered, place, record),
      about: `${about.type} ${about.key}`,
      standsOn,
      placeOf: (name) => gathered.placeOf(pathTo(name) ?? []),
    }
  }
}

const activities = 'processingActivities'

function firstOf<T>(names: readonly string[], find: (name: string) => T | undefined): T | undefined {
  for (const name of names) {
    const found = find(name)
    if (found !== undefined) return found
  }
  return undefined
}

/** Where in the manifest the rows stand, by their names. It is read when first asked: mostly nobody does. */
function rowPaths(wanted: () => readonly Wanted[]): (name: string) => Path | undefined {
  let paths: Map<string, Path> | undefined
  return (name) => {
    paths ??= new Map(
      wanted().flatMap(({ path, parts }) =>
        parts.flatMap((part): [string, Path][] => {
          const known = rowName(part.table, part.row)
          return known === null ? [] : [[known, [...path, ...part.path]]]
        }),
      ),
    )
    return paths.get(name)
  }
}
