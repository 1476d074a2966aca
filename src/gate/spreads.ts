import { type DocumentNode, type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'

interface Size {
  selections: number
  depth: number
  /** How often the whole schema is asked for. */
  schemas: number
}

const endless: Size = { selections: Infinity, depth: Infinity, schemas: Infinity }

/** A document as it is with its fragments spread. */
export class Spreads {
  readonly #fragments = new Map<string, FragmentDefinitionNode>()
  readonly #sizes = new Map<string, Size>()
  /** What nothing spreads: the operations, and fragments left over. */
  readonly #roots: SelectionSetNode[]
  readonly size: Size

  constructor({ definitions }: DocumentNode) {
    const operations: SelectionSetNode[] = []
    for (const each of definitions) {
      if (each.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(each.name.value, each)
      if (each.kind === Kind.OPERATION_DEFINITION) operations.push(each.selectionSet)
    }
    const sizes = operations.map((set) => this.#sizeOf(set))
    this.#roots = operations
    for (const [name, { selectionSet }] of this.#fragments) {
      if (this.#sizes.has(name)) continue
      sizes.push(this.#sizeOfFragment(name))
      this.#roots.push(selectionSet)
    }
    this.size = {
      selections: sizes.reduce((sum, { selections }) => sum + selections, 0),
      depth: Math.max(0, ...sizes.map(({ depth }) => depth)),
      schemas: sizes.reduce((sum, { schemas }) => sum + schemas, 0),
    }
  }

  #sizeOf(set: SelectionSetNode | undefined): Size {
    let selections = 0
    let depth = 0
    let schemas = 0
    for (const each of set?.selections ?? []) {
      const inner =
        each.kind === Kind.FRAGMENT_SPREAD ? this.#sizeOfFragment(each.name.value) : this.#sizeOf(each.selectionSet)
      selections += 1 + inner.selections
      depth = Math.max(depth, inner.depth + (each.kind === Kind.FIELD ? 1 : 0))
      schemas += inner.schemas + (each.kind === Kind.FIELD && each.name.value === '__schema' ? 1 : 0)
    }
    return { selections, depth, schemas }
  }

  /** Once for each fragment. One that spreads itself has no end. */
  #sizeOfFragment(name: string): Size {
    const known = this.#sizes.get(name)
    if (known) return known
    this.#sizes.set(name, endless)
    const size = this.#sizeOf(this.#fragments.get(name)?.selectionSet)
    this.#sizes.set(name, size)
    return size
  }

  /** Pairs of fields that answer under one name in one place. Takes every selection in hand: first look at the size. */
  countRepeats(): number {
    return this.#roots.reduce((sum, set) => sum + this.#repeatsIn([set]), 0)
  }

  #repeatsIn(sets: readonly SelectionSetNode[]): number {
    const fields = new Map<string, FieldNode[]>()
    for (const set of sets) this.#gather(set, fields)
    let repeats = 0
    for (const named of fields.values()) {
      repeats += (named.length * (named.length - 1)) / 2
      const inner = named.flatMap(({ selectionSet }) => selectionSet ?? [])
      if (inner.length > 0) repeats += this.#repeatsIn(inner)
    }
    return repeats
  }

  /** The fields of a selection by the name they answer under, those of its fragments among them. */
  #gather(set: SelectionSetNode | undefined, fields: Map<string, FieldNode[]>) {
    for (const each of set?.selections ?? []) {
      if (each.kind === Kind.INLINE_FRAGMENT) this.#gather(each.selectionSet, fields)
      else if (each.kind === Kind.FRAGMENT_SPREAD)
        this.#gather(this.#fragments.get(each.name.value)?.selectionSet, fields)
      else {
        const name = (each.alias ?? each.name).value
        fields.set(name, [...(fields.get(name) ?? []), each])
      }
    }
  }
}
