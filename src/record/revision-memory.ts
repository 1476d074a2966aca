import { LRUCache } from 'lru-cache'
import type { Scope } from './scope.ts'

/** How many rows' worth of memory a hub gives to what it has worked out. */
const mostRows = 600_000
/** What anything weighs, however little it is. */
const leastRows = 50

type RevisionOf = Pick<Scope, 'revision' | 'revisionAt'>

interface Known extends RevisionOf {
  name: string
  value: unknown
  size: number
}

/** Something that was worked out of an earlier revision, to go on from. */
export interface Earlier<T> extends RevisionOf {
  value: T
}

/**
 * Remembers what was worked out of what was on record at a revision. That never changes, so neither does this; and a
 * revision is told by its time too, as a database that was restored counts on from its own last one. A change, which may
 * yet be rolled back, has a memory of its own upon that of all; once it is committed, all may know.
 */
export class RevisionMemory {
  // Not bounded by a number of entries: each change has a memory, and would make room for that number.
  readonly #known = new LRUCache<string, Known>({ maxSize: mostRows })
  /** The last revision that something was worked out of, by its name. */
  readonly #last = new LRUCache<string, RevisionOf>({ maxSize: mostRows / leastRows, sizeCalculation: () => 1 })
  readonly #underWay = new Map<string, Promise<unknown>>()

  constructor(private readonly ofAll: RevisionMemory | null = null) {}

  async recall<T>(name: string, at: RevisionOf, workOut: WorkOut<T>, weigh: (value: T) => number): Promise<T> {
    const place = placeOf(name, at)
    const known = this.find(place)
    if (known) return known.value as T
    const underWay = this.#underWay.get(place)
    // Another request's work can fail for reasons of its own, such as a client that hung up.
    if (underWay) return underWay.catch(() => workOut(null)) as Promise<T>
    const work = workOut(this.earlier<T>(name, at))
    this.#underWay.set(place, work)
    try {
      const value = await work
      const { revision, revisionAt } = at
      this.keep({ name, revision, revisionAt, value, size: leastRows + weigh(value) })
      return value
    } finally {
      this.#underWay.delete(place)
    }
  }

  /** Lets all know what a change worked out of the revision that it made. */
  share({ revision, revisionAt }: RevisionOf): void {
    for (const known of this.#known.values())
      if (known.revision === revision && known.revisionAt === revisionAt) this.ofAll?.keep(known)
  }

  private find(place: string): Known | undefined {
    return this.#known.get(place) ?? this.ofAll?.find(place)
  }

  private earlier<T>(name: string, at: RevisionOf): Earlier<T> | null {
    const last = this.#last.get(name)
    const known = last && last.revision < at.revision ? this.#known.get(placeOf(name, last)) : undefined
    return known ? { ...known, value: known.value as T } : (this.ofAll?.earlier(name, at) ?? null)
  }

  private keep(known: Known): void {
    const { name, revision, revisionAt, size } = known
    this.#known.set(placeOf(name, known), known, { size })
    this.#last.set(name, { revision, revisionAt })
  }
}

const placeOf = (name: string, { revision, revisionAt }: RevisionOf) => `${name} ${revision} ${revisionAt}`

type WorkOut<T> = (earlier: Earlier<T> | null) => Promise<T>

/**
 * Works something out once for a revision of a workspace, however many requests ask. `name` says what it is, with all it
 * depends on beside what is on record; `weigh` how many rows it is as large as. What was worked out of an earlier
 * revision is given to go on from, where it is still known.
 */
export function atRevision<T>(
  scope: Scope,
  name: string,
  workOut: WorkOut<T>,
  weigh: (value: T) => number,
): Promise<T> {
  const { memory, workspaceId, revision, revisionAt } = scope
  return memory.recall(`${workspaceId} ${name}`, { revision, revisionAt }, workOut, weigh)
}
