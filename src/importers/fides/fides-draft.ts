import type { Given } from '../given.ts'
import type { Evidence, Manifest } from '../manifest.ts'
import { ManifestDraft } from '../manifest-draft.ts'
import { keyFor } from '../names.ts'
import { inferred, stated } from './evidence.ts'
import type { FidesSections } from './frame.ts'
import { Taxonomy, wordsOf } from './taxonomy.ts'

/** The manifest while it is drawn, with what its parts need to know of each other. */
export class FidesDraft extends ManifestDraft {
  readonly categories: Taxonomy
  readonly uses: Taxonomy
  private readonly described: ReadonlySet<string>

  constructor(name: string, sections: FidesSections) {
    super(name)
    this.categories = new Taxonomy(this, 'dataCategories')
    this.uses = new Taxonomy(this, 'purposes')
    const keysOf = (section: Given[], at: (fidesKey: string) => string) =>
      section.map((entry) => at(entry.field('fides_key').text!))
    this.described = new Set([...keysOf(sections.system, keyFor), ...keysOf(sections.dataset, datasetKey)])
  }

  defineSubject(entry: Given): void {
    const fidesKey = entry.field('fides_key')
    const record = this.subject(fidesKey.text!, stated(entry))
    fidesKey.carry(record.at, record.key)
    record.named(entry.field('name'))
    record.note(null, entry.field('description'))
    record.note('Rights, strategy', entry.field('rights').field('strategy'))
    for (const right of entry.field('rights').field('values').items()) record.note('Right', right)
    record.note('Automated decisions or profiling', entry.field('automated_decisions_or_profiling'))
  }

  subject(name: string, evidence: Evidence) {
    return this.record('dataSubjectCategories', keyFor(name)).call(wordsOf(name)).evidence(evidence)
  }

  /** The keys of the data categories that a list names; what is named is carried to a record. */
  categoriesIn(list: Given, to: string): string[] {
    return list.items().flatMap((given) => {
      if (given.text === null) return []
      const { key } = this.categories.mention(given.text, inferred(given))
      given.carry(to, key)
      return [key]
    })
  }

  /** A system or dataset that something refers to. One that no file describes becomes a record with a name alone. */
  system(key: string, name: string, given: Given) {
    const record = this.record('systems', key).call(wordsOf(name))
    if (!this.described.has(key)) {
      record.evidence(inferred(given))
      record.say('Referred to, and described in none of the files.')
    }
    return record
  }

  override finish(): Manifest {
    this.categories.finish()
    this.uses.finish()
    return super.finish()
  }
}

/** Systems and datasets have keys of their own kind in Fides, and one and the same here. */
export const datasetKey = (fidesKey: string) => `dataset/${keyFor(fidesKey)}`
