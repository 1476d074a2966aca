import { type Manifest, type Sections, sectionNames } from './manifest.ts'
import { RecordDraft } from './record-draft.ts'

type Entry<S extends keyof Sections> = Sections[S][string]

/** A manifest while it is drawn. */
export class ManifestDraft {
  private readonly sections = new Map<keyof Sections, Map<string, RecordDraft<never>>>()

  constructor(private readonly name: string) {}

  /** The record of a key; a new one when it is the first time that it is named. */
  record<S extends keyof Sections>(section: S, key: string): RecordDraft<Entry<S>> {
    const records = this.sections.get(section) ?? new Map<string, RecordDraft<never>>()
    this.sections.set(section, records)
    const known = records.get(key) ?? new RecordDraft<never>(section, key)
    records.set(key, known)
    return known as unknown as RecordDraft<Entry<S>>
  }

  has(section: keyof Sections, key: string): boolean {
    return this.sections.get(section)?.has(key) ?? false
  }

  /** Sections and keys in one order, whatever the order of the input. */
  finish(): Manifest {
    return {
      ropewalk: 1,
      manifest: this.name,
      ...Object.fromEntries(
        sectionNames.flatMap((section) => {
          const records = [...(this.sections.get(section) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
          return records.length > 0
            ? [[section, Object.fromEntries(records.map(([key, draft]) => [key, draft.finish()]))]]
            : []
        }),
      ),
    }
  }
}
