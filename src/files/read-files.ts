import type { Law } from '../law/law.ts'
import type { ReadManifest } from '../manifest/read-manifest.ts'
import type { RecordSpec } from '../record/record-spec.ts'
import { byPlace, type CheckOptions, checkManifest } from './check-files.ts'
import { findFiles } from './find-files.ts'
import { type Gathered, gatherManifest } from './gather-manifest.ts'
import { ManifestFile } from './manifest-file.ts'
import { fault, type Note } from './note.ts'
import { readTextFile, top } from './read-text-file.ts'
import { isSavedPlan } from './saved-plan-mark.ts'
import { TextFile } from './text-file.ts'

export interface CheckedFiles {
  gathered: Gathered
  /** Null where the manifest was left for a hub to check. */
  read: ReadManifest | null
  /** All that is wrong, by place. */
  notes: Note[]
  /** How many faults are not among the notes, for there are too many. */
  unshown: number
}

export interface ReadOptions extends CheckOptions {
  /** A hub will check it by the same rules: only where the files cannot be read is it checked here, to tell all at once. */
  leaveToHub: boolean
}

const noManifest = ({ name }: TextFile): Note =>
  fault(
    'SAVED_PLAN',
    `${name} is a saved plan, not a manifest.`,
    'Apply it alone, with `ropewalk apply`, or name the manifests that it was made of.',
    top(name),
  )

/** Reads and checks the manifest that paths, folders and patterns name. */
export async function readManifestFiles(
  asked: readonly string[],
  from: string,
  contents: readonly RecordSpec[],
  law: Law,
  options: ReadOptions,
): Promise<CheckedFiles> {
  const { files: found, notes: amiss } = await findFiles(asked, from)
  const texts: (TextFile | Note)[] = []
  for (const { path, name } of found) texts.push(await readTextFile(path, name))
  const unreadable = texts.filter((each): each is Note => !(each instanceof TextFile))
  const readable = texts.filter((each) => each instanceof TextFile)
  const plans = readable.filter(({ text }) => isSavedPlan(text))
  const files = readable.filter((each) => !plans.includes(each)).map((file) => new ManifestFile(file))
  const gathered = await gatherManifest(files)
  const unread = [...amiss, ...unreadable, ...plans.map(noManifest), ...gathered.notes]
  if (options.leaveToHub && unread.length === 0) return { gathered, read: null, notes: [], unshown: 0 }
  const { read, notes, unshown } = checkManifest(contents, law, gathered, options)
  return { gathered, read, notes: [...unread, ...notes].sort(byPlace), unshown }
}
