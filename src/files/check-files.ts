import type { Law } from '../law/law.ts'
import { type ReadManifest, readManifest } from '../manifest/read-manifest.ts'
import { openReferences, reportCircles, reportUnknown } from '../manifest/resolve-references.ts'
import { byKey } from '../platform/by-key.ts'
import { Check, type Path, type Problem } from '../record/check.ts'
import type { RecordSpec } from '../record/record-spec.ts'
import type { Gathered } from './gather-manifest.ts'
import type { Note } from './note.ts'

/** More is not placed nor shown; the rest shows once these are mended. */
const mostShown = 1_000

export interface CheckOptions {
  /** The files speak of a part of the inventory: what they do not name may be on the hub. */
  partial: boolean
}

/** What can be said of a manifest without a hub: its form, and whether its references lead anywhere. */
export function checkManifest(
  contents: readonly RecordSpec[],
  law: Law,
  gathered: Gathered,
  { partial }: CheckOptions,
): { read: ReadManifest; notes: Note[]; unshown: number } {
  const check = new Check()
  const read = readManifest(contents, gathered.manifest, check)
  const open = openReferences(law, read.named, check)
  for (const [section, references] of partial ? [] : open) {
    const known = read.named.get(section) ?? new Set()
    for (const reference of references) {
      if (!gathered.unread.get(section)?.has(reference.key)) reportUnknown(reference, section, known, check)
    }
  }
  reportCircles(read.wanted, new Map(), check)
  const shown = check.problems.slice(0, mostShown)
  const notes = shown.map((problem) => noteOfProblem(problem, gathered)).sort(byPlace)
  return { read, notes, unshown: check.problems.length - shown.length }
}

/** A fault that checks, or a hub, found in a manifest, with its place in the files. */
export function noteOfProblem(
  { code, message, path, remedy }: Omit<Problem, 'code'> & { code: string },
  gathered: Gathered,
): Note {
  const hint = hintOf(path, code, gathered.manifest)
  const [section, key] = path.map(String)
  const place = gathered.placeOf(path, code.startsWith('UNKNOWN_') && code !== 'UNKNOWN_REFERENCE' ? 'key' : 'value')
  const record = section !== undefined && key !== undefined ? { section, key } : null
  return {
    code,
    severity: 'ERROR',
    message,
    remedy: [hint, remedy].filter(Boolean).join(' ') || null,
    place,
    record,
    ...onHub(gathered, place, record),
  }
}

/** What there is no place for, though there are files, is on record elsewhere. */
export const onHub = ({ files }: Gathered, place: Note['place'], record: Note['record']): Pick<Note, 'onHub'> =>
  place === null && record && files.length > 0 ? { onHub: true } : {}

/** What is said of a number that was meant as text, which shows in a file alone: there it lacks quotes. */
function hintOf(path: Path, code: string, manifest: unknown): string | null {
  let value: unknown = manifest
  for (const step of path) value = (value as Record<string | number, unknown> | null | undefined)?.[step]
  const isBare = typeof value === 'number' || typeof value === 'boolean'
  return isBare && code === 'INVALID' ? `Where text is meant, put it in quotes: "${value}".` : null
}

export const byPlace = (a: Note, b: Note): number =>
  byKey(a.place?.file ?? '', b.place?.file ?? '') ||
  (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
  (a.place?.column ?? 0) - (b.place?.column ?? 0)
