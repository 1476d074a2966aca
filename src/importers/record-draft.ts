import { byKey } from '../platform/by-key.ts'
import type { Given } from './given.ts'
import type { Evidence } from './manifest.ts'
import { cut } from './names.ts'
import { type DraftRow, RowSet } from './row-set.ts'

const longestDescription = 10_000

type Fields<E> = Exclude<keyof E & string, 'name' | 'aliases' | 'description' | 'source' | 'confidence'>

/** The fields of a record that hold one word, many words, rows, and rows by their keys. */
type WordField<E> = { [F in Fields<E>]: E[F] extends string | undefined ? F : never }[Fields<E>]
type ListField<E> = { [F in Fields<E>]: E[F] extends string[] | undefined ? F : never }[Fields<E>]
type RowField<E> = { [F in Fields<E>]: E[F] extends DraftRow[] | undefined ? F : never }[Fields<E>]
type RowOf<T> = T extends (infer R)[] ? R : never

/**
 * A record while it is drawn from its input. What is said of it comes in any order and from several places; the finished
 * entry depends on what was said, and not on the order.
 */
export class RecordDraft<E extends Evidence> {
  private readonly names = new Map<string, Given[]>()
  private madeUpName: string | null = null
  private readonly opening = new Set<string>()
  private readonly lines = new Map<string, { given: Given; as: string }[]>()
  private readonly words = new Map<string, Map<string, Given[]>>()
  private readonly lists = new Map<string, Set<string>>()
  private readonly rows = new Map<string, RowSet>()
  private readonly elements = new Map<string, { name: string; given: Given; evidence: Evidence }[]>()
  private readonly sources = new Set<string>()
  private confidence: Evidence['confidence'] = 'INFERRED'

  constructor(
    readonly section: string,
    readonly key: string,
  ) {}

  /** Where it stands, for the account of what was carried. */
  get at(): string {
    return `${this.section}.${this.key}`
  }

  /** Its name as the input writes it, without what is no part of it. */
  named(given: Given, name = given.text): this {
    if (name) push(this.names, name, given)
    return this
  }

  /** Its name, where the input gives none. */
  call(name: string): this {
    if (this.madeUpName === null || name < this.madeUpName) this.madeUpName = name
    return this
  }

  evidence({ source, confidence }: Evidence): this {
    this.sources.add(source)
    if (confidence === 'STATED') this.confidence = confidence
    return this
  }

  /** A line of the description, for what has no field of its own. */
  note(label: string | null, given: Given): void {
    if (given.text !== null)
      push(this.lines, label === null ? given.text : `${label}: ${given.text}`, { given, as: given.text })
    if (given.text !== null && label === null) this.opening.add(given.text)
  }

  /** A line of the description for what ought to have a field, and could not be read: it is reported as well. */
  keepAsText(label: string, given: Given, why: string): void {
    this.note(label, given)
    given.leave(`${why}; it stands in the description of ${this.at}`)
  }

  say(line: string): void {
    this.lines.set(line, this.lines.get(line) ?? [])
  }

  /** A field of one word. Where the input says two, the first of the alphabet stands and the other is reported. */
  set<F extends WordField<E>>(field: F, word: E[F] & string, given?: Given): void {
    const said = this.words.get(field) ?? new Map<string, Given[]>()
    this.words.set(field, said)
    said.set(word, said.get(word) ?? [])
    if (given) push(said, word, given)
  }

  add<F extends ListField<E>>(field: F, word: string, given?: Given): void {
    this.lists.set(field, (this.lists.get(field) ?? new Set()).add(word))
    given?.carry(this.at, word)
  }

  row<F extends RowField<E>>(field: F, row: RowOf<E[F]> & DraftRow): void {
    const rows = this.rows.get(field) ?? new RowSet()
    this.rows.set(field, rows)
    rows.add(row)
  }

  /** A data element of a data category. */
  element(key: string, name: string, given: Given, evidence: Evidence): void {
    push(this.elements, key, { name, given, evidence })
  }

  /** What a field of one word says so far. */
  word(field: WordField<E>): string | null {
    return [...(this.words.get(field)?.keys() ?? [])].sort()[0] ?? null
  }

  has(field: Fields<E>): boolean {
    return this.words.has(field) || this.lists.has(field) || this.rows.has(field)
  }

  /** The entry, with what it was drawn from accounted for. */
  finish(): E {
    const fields = {
      ...this.finishName(),
      ...this.finishWords(),
      ...Object.fromEntries([...this.lists].map(([field, words]) => [field, [...words].sort()])),
      ...Object.fromEntries([...this.rows].map(([field, rows]) => [field, rows.finish()])),
      ...this.finishDescription(),
      source: [...this.sources].sort().join('; ').slice(0, 2_000),
      confidence: this.confidence,
      ...(this.elements.size > 0 && { elements: this.finishElements() }),
    }
    return Object.fromEntries(
      Object.entries(fields).sort(([a], [b]) => fieldOrder.indexOf(a) - fieldOrder.indexOf(b)),
    ) as unknown as E
  }

  private finishName(): { name?: string } {
    const [name = this.madeUpName, ...others] = [...this.names.keys()].sort()
    if (name === null) return {}
    const short = cut(name)
    if (short === name) for (const given of this.names.get(name) ?? []) given.carry(this.at, name)
    else for (const given of this.names.get(name) ?? []) push(this.lines, `In full: ${name}`, { given, as: name })
    for (const other of others)
      for (const given of this.names.get(other)!) push(this.lines, `Also written: ${other}`, { given, as: other })
    return { name: short }
  }

  private finishWords(): Record<string, string> {
    return Object.fromEntries(
      [...this.words].map(([field, said]) => {
        const [first, ...others] = [...said.keys()].sort()
        for (const given of said.get(first!)!) given.carry(this.at, first!)
        for (const other of others)
          for (const given of said.get(other)!)
            given.leave(`Another place says ${first} for the ${field} of ${this.at}`)
        return [field, first!]
      }),
    )
  }

  private finishElements() {
    const keys = [...this.elements.keys()].sort()
    return Object.fromEntries(
      keys.map((key) => {
        const said = this.elements.get(key)!.sort((a, b) => byKey(nameAndSource(a), nameAndSource(b)))
        const [first, ...others] = said
        const name = cut(first!.name)
        for (const each of [first!, ...others])
          if (each.name === name) each.given.carry(this.at, name)
          else if (each.name === first!.name) each.given.leave('It is longer than a name may be, and was cut')
          else each.given.leave(`Its key, ${key}, is that of ${name}`)
        return [key, { name, ...first!.evidence }]
      }),
    )
  }

  private finishDescription(): { description?: string } {
    const taken: string[] = []
    let length = 0
    // What describes the record stands before what has a label.
    const rank = (line: string) => (this.opening.has(line) ? `0${line}` : `1${line}`)
    for (const [line, givens] of [...this.lines].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))) {
      if (length + line.length + 1 > longestDescription) {
        for (const { given } of givens) given.leave(`The description of ${this.at} has no room for it`)
        continue
      }
      length += line.length + 1
      taken.push(line)
      for (const { given, as } of givens) given.carry(this.at, as)
    }
    return taken.length > 0 ? { description: taken.join('\n') } : {}
  }
}

/** The order of fields in an entry. */
const fieldOrder = [
  ...['name', 'description', 'kind', 'organization', 'engagedBy', 'service', 'status', 'country', 'parent', 'operator'],
  ...['exporter', 'importer', 'mechanism', 'countries', 'dataCategories', 'activities', 'purposes', 'legalBases'],
  ...['roles', 'data', 'systems', 'flows', 'source', 'confidence', 'elements'],
]

const nameAndSource = ({ name, evidence }: { name: string; evidence: Evidence }) => `${name}\u0000${evidence.source}`

function push<T>(all: Map<string, T[]>, key: string, one: T): void {
  const known = all.get(key)
  if (known) known.push(one)
  else all.set(key, [one])
}
