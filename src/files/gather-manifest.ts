import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Path, show } from '../record/check.ts'
import type { ManifestFile } from './manifest-file.ts'
import { fault, type Note, type Place } from './note.ts'
import { parseBlock, type TextFault } from './parse-block.ts'

/** Several files read as the one manifest they are. */
export interface Gathered {
  manifest: Record<string, unknown>
  notes: Note[]
  /** Where the manifest says this; null where no file says anything of the kind. */
  placeOf(path: Path, what?: 'key' | 'value'): Place | null
  /** Records that could not be read: there is one with this key, though it is not known what it says. */
  unread: ReadonlyMap<string, ReadonlySet<string>>
  files: readonly ManifestFile[]
  /** The file that speaks of a record; null where none does. */
  fileOf(section: string, key: string): ManifestFile | null
  /** The last file with records of a section; null where there is none. */
  lastFileOf(section: string): ManifestFile | null
}

/** Parsing takes its time; others in the process get a turn after so many blocks. */
const blocksATurn = 500

export async function gatherManifest(files: readonly ManifestFile[]): Promise<Gathered> {
  const gathering = new Gathering(files)
  for (const file of files) await gathering.add(file)
  return gathering
}

class Gathering implements Gathered {
  readonly notes: Note[] = []
  readonly unread = new Map<string, Set<string>>()
  readonly #top = new Map<string, unknown>()
  readonly #sections = new Map<string, Map<string, unknown>>()
  /** Which file speaks of a section, of one of its records, or of a field at the top. */
  readonly #speakers = new Map<string, ManifestFile>()

  constructor(readonly files: readonly ManifestFile[]) {}

  get manifest(): Record<string, unknown> {
    const sections = [...this.#sections].map(([section, records]) => [section, Object.fromEntries(records)] as const)
    return Object.fromEntries([...this.#top, ...sections])
  }

  fileOf(section: string, key: string): ManifestFile | null {
    return this.#speakers.get(`${section}\u0000${key}`) ?? null
  }

  lastFileOf(section: string): ManifestFile | null {
    const last = [...(this.#sections.get(section)?.keys() ?? [])].at(-1)
    return last === undefined ? null : this.fileOf(section, last)
  }

  placeOf(path: Path, what?: 'key' | 'value'): Place | null {
    const names = path.map(String).slice(0, 2)
    return this.#speakers.get(names.join('\u0000'))?.place(path, what) ?? null
  }

  async add(file: ManifestFile): Promise<void> {
    const blocks = file.blocks()
    if (!Array.isArray(blocks)) {
      this.notes.push(fault('SYNTAX', blocks.message, null, file.file.place(blocks.at, blocks.at + 1)))
      return
    }
    for (const [i, block] of blocks.entries()) {
      if (i % blocksATurn === blocksATurn - 1) await nextTurn()
      const { value, faults } = parseBlock(file.file.text, block)
      for (const each of faults) this.notes.push(noteOf(file, each))
      if (value === undefined && block.section !== null) this.#cannotRead(file, block.section, block.from)
      if (value === undefined || value === null) continue
      if (typeof value !== 'object' || Array.isArray(value)) this.#noKeys(file, value, block.from)
      else
        for (const [name, each] of Object.entries(value)) {
          const path = block.section === null ? [name] : [block.section, name]
          if (block.section !== null) this.#record(file, block.section, name, each, () => file.remember(path, block))
          else this.#atTop(file, name, each, (of) => file.remember(of, block))
        }
    }
  }

  #cannotRead(file: ManifestFile, section: string, from: number): void {
    const key = /^\s*"?([^\s":]+)"?\s*:/.exec(file.file.text.slice(from, from + 200))?.[1]
    if (key !== undefined) this.#unreadable(section, key)
  }

  #unreadable(section: string, key: string): void {
    this.unread.set(section, (this.unread.get(section) ?? new Set()).add(key))
  }

  #noKeys(file: ManifestFile, value: unknown, at: number): void {
    const message = `${show(value)} stands where keys with their values are expected.`
    this.notes.push(fault('SYNTAX', message, 'Write key: value.', file.file.place(at, at + 1)))
  }

  #atTop(file: ManifestFile, name: string, value: unknown, remember: (path: string[]) => void): void {
    if (name === '$schema') return
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      this.#speak(file, [name], remember)
      this.#sections.set(name, this.#sections.get(name) ?? new Map())
      for (const [key, record] of Object.entries(value)) this.#record(file, name, key, record, remember)
      return
    }
    const before = this.#speakers.get(name)
    const said = this.#top.get(name) ?? null
    const agree = value === null || said === null || said === value
    this.#speak(file, [name], remember)
    if (!agree)
      this.#twice(
        `${name} is ${show(value)} here, and ${show(said)} elsewhere.`,
        'CONTRADICTION',
        [name],
        before!,
        file,
      )
    else if (value !== null && this.#sections.has(name)) {
      const message = `${show(value)} stands where records by their keys are expected.`
      this.notes.push(fault('INVALID', message, 'Write key: { name: … }.', file.place([name])))
    } else if (value !== null) this.#top.set(name, value)
  }

  #record(file: ManifestFile, section: string, key: string, value: unknown, remember: (path: string[]) => void): void {
    const records = this.#sections.get(section) ?? new Map<string, unknown>()
    this.#sections.set(section, records)
    const path = [section, key]
    const before = this.#speakers.get(path.join('\u0000'))
    const place = before && before === file ? file.place(path) : null
    this.#speak(file, path, remember)
    if (value === undefined) this.#unreadable(section, key)
    else if (before)
      this.#twice(`The key ${show(key)} stands twice in ${section}.`, 'DUPLICATE_KEY', path, before, file, place)
    else records.set(key, value)
  }

  #speak(file: ManifestFile, path: string[], remember: (path: string[]) => void): void {
    remember(path)
    const name = path.join('\u0000')
    if (!this.#speakers.has(name)) this.#speakers.set(name, file)
  }

  #twice(
    message: string,
    code: string,
    path: string[],
    first: ManifestFile,
    file: ManifestFile,
    before?: Place | null,
  ): void {
    this.notes.push({
      ...fault(code, message, 'Leave one of them out.', file.place(path)),
      also: { says: 'It stands first here', place: before ?? first.place(path) },
    })
  }
}

function noteOf({ file }: ManifestFile, { code, message, remedy, from, to, first }: TextFault): Note {
  const note = fault(code, message, remedy, file.place(from, to))
  return first ? { ...note, also: { says: 'It stands first here', place: file.place(...first) } } : note
}
