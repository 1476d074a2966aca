import { TextFile } from '../files/text-file.ts'
import type { Imported } from './imported.ts'
import { ImportInputError, type InputProblem } from './input-error.ts'
import { Ledger } from './ledger.ts'
import { ManifestDraft } from './manifest-draft.ts'
import type { InputFile } from './read-input.ts'
import { drawEngaging, drawSubprocessor } from './subprocessors/draw.ts'
import { type Listed, listedIn } from './subprocessors/listed.ts'
import { readTables } from './subprocessors/read-tables.ts'
import { whyNot } from './subprocessors/unheld.ts'

export interface SubprocessorsImport extends Imported {
  listed: ReadonlyMap<string, Listed>
}

/**
 * Reads public lists of subprocessors: tables in Markdown, HTML or CSV. Who engages them is not in a list: it is the key
 * of an organization on record, or a name, which becomes one. Throws an `ImportInputError` that names everything wrong.
 */
export function importSubprocessors(
  files: readonly InputFile[],
  manifest = 'subprocessors',
  engagedBy = 'Publisher of the list',
): SubprocessorsImport {
  const ledger = new Ledger()
  const draft = new ManifestDraft(manifest)
  const listed = listedInFiles(files, ledger)
  const engaging = drawEngaging(draft, engagedBy, [...listed.values()])
  for (const each of listed.values()) drawSubprocessor(draft, each, engaging)
  return { manifest: draft.finish(), ...ledger.close(whyNot), listed }
}

/** What the lists of some files say, all together. */
export function listedInFiles(files: readonly InputFile[], ledger = new Ledger()): Map<string, Listed> {
  const problems: InputProblem[] = []
  const listed = new Map<string, Listed>()
  for (const file of files) {
    const read = readTables(file)
    if ('problems' in read) problems.push(...read.problems)
    else if (read.tables.tables.length === 0) problems.push(noTable(file))
    else listedIn(read.tables.tables, ledger.open(file.name, treeOf(read.tables)), listed)
  }
  if (problems.length === 0 && listed.size === 0)
    problems.push({ path: '', message: 'no row of any table names a subprocessor' })
  if (problems.length > 0) throw new ImportInputError('The input', problems)
  return listed
}

/** Headings are the frame of a table, and none of its values. */
const treeOf = ({ tables, outside }: { tables: { title: string; rows: unknown }[]; outside: string }) => ({
  tables: tables.map(({ title, rows }) => ({ title, rows })),
  outside,
})

const noTable = ({ name, text }: InputFile): InputProblem => ({
  path: '',
  place: new TextFile(name, text).place(0, 1),
  message:
    text.trim() === ''
      ? 'is empty'
      : 'has no table with headings for the name of a subprocessor and for its service, location or data',
})
