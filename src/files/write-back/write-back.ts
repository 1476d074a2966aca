import { isObject } from '../../record/check.ts'
import type { RecordSpec } from '../../record/record-spec.ts'
import type { Gathered } from '../gather-manifest.ts'
import type { ManifestFile } from '../manifest-file.ts'
import { addRecords, newFileText } from './add-records.ts'
import { differingFields, said } from './compare-entries.ts'
import { type Rewriting, rewriteFile } from './rewrite-file.ts'

export interface WriteBackOptions {
  /** The folder for new files, from the working directory, with slashes. */
  folder: string
  /** Take out the records that are not on record. */
  prune: boolean
  /** The files are a part of the inventory: what they do not name is not added. */
  partial: boolean
  /** Where editors find the schema. */
  schema: string
}

export interface WrittenBack {
  /** The files that are to be written, with their text. */
  files: Map<string, string>
  changed: number
  added: number
  removed: number
  /** Records in the files that are not on record and stay. */
  notRecorded: number
}

/** What the files have to say to declare what is on record: changed in their places, new records by section. */
export function writeBack(
  contents: readonly RecordSpec[],
  gathered: Gathered,
  recorded: Record<string, unknown>,
  { folder, prune, partial, schema }: WriteBackOptions,
): WrittenBack {
  const rewritings = new Map<ManifestFile, Rewriting[]>()
  const fresh: { section: string; records: [string, unknown][] }[] = []
  const result: WrittenBack = { files: new Map(), changed: 0, added: 0, removed: 0, notRecorded: 0 }
  for (const spec of contents) {
    const here = recordsOf(gathered.manifest, spec.section)
    const there = recordsOf(recorded, spec.section)
    for (const [key, written] of here) {
      const rewriting = rewritingOf(spec, key, written, there.get(key), prune)
      if (rewriting === 'not recorded') result.notRecorded++
      if (rewriting === 'not recorded' || rewriting === null) continue
      const file = gathered.fileOf(spec.section, key)!
      rewritings.set(file, [...(rewritings.get(file) ?? []), rewriting])
      if (rewriting.to) result.changed++
      else result.removed++
    }
    const records = partial ? [] : [...there].filter(([key]) => !here.has(key))
    result.added += records.length
    if (records.length > 0) fresh.push({ section: spec.section, records })
  }
  for (const [file, mine] of rewritings) result.files.set(file.name, rewriteFile(file, mine))
  for (const { section, records } of fresh) {
    const file = gathered.lastFileOf(section)
    const name = file?.name ?? `${folder}/${kebab(section)}.yaml`
    const other = gathered.files.find((each) => each.name === name)
    const text = result.files.get(name) ?? other?.file.text
    result.files.set(
      name,
      text === undefined ? newFileText(section, records, schema) : addRecords(text, section, records),
    )
  }
  for (const { name, file } of gathered.files) {
    const text = result.files.get(name)
    if (text !== undefined) result.files.set(name, file.mark + text)
  }
  return result
}

function rewritingOf(
  { section, ...spec }: RecordSpec,
  key: string,
  written: unknown,
  recorded: unknown,
  prune: boolean,
): Rewriting | 'not recorded' | null {
  if (recorded === undefined) return prune ? { section, key, to: null } : 'not recorded'
  const here = said({ section, ...spec }, key, written)
  const there = said({ section, ...spec }, key, recorded)
  if (!here || !there) return null
  const fields = differingFields({ section, ...spec }, here, there)
  return fields.length > 0 ? { section, key, to: { fields, here, there } } : null
}

const recordsOf = (manifest: Record<string, unknown>, section: string): Map<string, unknown> =>
  new Map(isObject(manifest[section]) ? Object.entries(manifest[section]) : [])

const kebab = (section: string) => section.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
