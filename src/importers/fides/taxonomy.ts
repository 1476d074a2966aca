import type { Given } from '../given.ts'
import type { Evidence } from '../manifest.ts'
import type { ManifestDraft } from '../manifest-draft.ts'
import { keyFor } from '../names.ts'
import { inferred, stated } from './evidence.ts'

interface Above {
  key: string
  given: Given | null
}

/**
 * A taxonomy of fideslang as a tree. The dots of `user.contact.email` say what stands above it; those that are only named,
 * or only implied by a name, are records as well, so that a manifest holds what it refers to.
 */
export class Taxonomy {
  private readonly above = new Map<string, Above[]>()
  private readonly defined = new Set<string>()

  constructor(
    private readonly draft: ManifestDraft,
    private readonly section: 'dataCategories' | 'purposes',
  ) {}

  define(entry: Given): void {
    const fidesKey = entry.field('fides_key')
    const record = this.mention(fidesKey.text!, stated(entry))
    this.defined.add(record.key)
    fidesKey.carry(record.at, record.key)
    record.named(entry.field('name'))
    record.note(null, entry.field('description'))
    const parent = entry.field('parent_key')
    if (parent.text !== null) this.place(record.key, this.mention(parent.text, inferred(entry)).key, parent)
  }

  /** The record of a category or use that is named somewhere, with all that stand above it. */
  mention(name: string, evidence: Evidence) {
    const record = this.draft.record(this.section, keyFor(name)).call(wordsOf(name)).evidence(evidence)
    const dot = name.lastIndexOf('.')
    if (dot > 0) {
      // Each time: every file that names it is a source of what stands above it, too.
      const above = this.mention(name.slice(0, dot), { ...evidence, confidence: 'INFERRED' })
      if (!this.above.has(record.key)) this.place(record.key, above.key, null)
    }
    return record
  }

  private place(key: string, above: string, given: Given | null): void {
    this.above.set(key, [...(this.above.get(key) ?? []), { key: above, given }])
  }

  /** Says what stands above each. What stands above itself has nothing above it: there are no circles in a tree. */
  finish(): void {
    const parents = new Map([...this.above].map(([key, said]) => [key, chosen(said)]))
    for (const [key, said] of this.above) {
      const record = this.draft.record(this.section, key)
      const isCircle = standsAboveItself(key, parents)
      for (const { key: above, given } of said) {
        if (isCircle) given?.leave(`${above} stands both above and below it`)
        else if (above === parents.get(key)!.key) record.set('parent', above, given ?? undefined)
        else given?.leave(`Another place says that ${parents.get(key)!.key} stands above it`)
      }
    }
  }
}

/** What a parent_key says goes before what the dots of a name say. */
function chosen(said: readonly Above[]): Above {
  const spoken = said.filter(({ given }) => given !== null)
  return [...(spoken.length > 0 ? spoken : said)].sort((a, b) => (a.key < b.key ? -1 : 1))[0]!
}

function standsAboveItself(key: string, parents: ReadonlyMap<string, Above>): boolean {
  const passed = new Set<string>()
  for (let at = parents.get(key)?.key; at !== undefined && !passed.has(at); at = parents.get(at)?.key) {
    if (at === key) return true
    passed.add(at)
  }
  return false
}

/** `user.health_and_medical` is called `Health and medical`. */
export function wordsOf(name: string): string {
  const words = (name.split('.').at(-1) || name).replace(/[_-]+/g, ' ').trim() || name
  return words.charAt(0).toUpperCase() + words.slice(1)
}
