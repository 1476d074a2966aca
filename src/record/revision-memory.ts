import { LRUCache } from 'lru-cache'
import type { Scope } from './scope.ts'

/** How many rows' worth of memory a hub gives to what it has worked out. */
const mostRows = 600_000
/** What anything weighs, however little it is. */
const leastRows = 50

interface Known {
  name: string
  revision: number
  value: unknown
  size: number
}

/** Something that was worked out of an earlier revision, to go on from. */
export interface Earlier<T> {
  revision: number
  value: T
}

/**
 * Remembers what was worked out of what was on record at a revision. That never changes, so neither does this. A change,
 * which may yet be rolled back, has a memory of its own upon that of all; once it is committed, all may know.
 */
export class RevisionMemory {
  // Not bounded by a number of entries: each change has a memory, and would make room for that number.
  readonly #known = new LRUCache<string, Known>({ maxSize: mostRows })
  /** The last revision that something was worked out of, by its name. */
  readonly #last = new LRUCache<string, number>({ maxSize: mostRows / leastRows, sizeCalculation: () => 1 })
  readonly #underWay = new Map<string, Promise<unknown>>()

  constructor(private readonly ofAll: RevisionMemory | null = null) {}

  async recall<T>(name: string, revision: number, workOut: WorkOut<T>, weigh: (value: T) => number): Promise<T> {
    const at = `${name} ${revision}`
    const known = this.find(at)
    if (known) return known.value as T
    const underWay = this.#underWay.get(at)
    // Another request's work can fail for reasons of its own, such as a client that hung up.
    if (underWay) return underWay.catch(() => workOut(null)) as Promise<T>
    const work = workOut(this.earlier<T>(name, revision))
    this.#underWay.set(at, work)
    try {
      const value = await work
      this.keep({ name, revision, value, size: leastRows + weigh(value) })
      return value
    } finally {
      this.#underWay.delete(at)
    }
  }

  /** Lets all know what a change worked out of the revision that it made. */
  share(revision: number): void {
    for (const known of this.#known.values()) if (known.revision === revision) this.ofAll?.keep(known)
  }

  private find(at: string): Known | undefined {
    return this.#known.get(at) ?? this.ofAll?.find(at)
  }

  private earlier<T>(name: string, revision: number): Earlier<T> | null {
    const last = this.#last.get(name)
    const known = last !== undefined && last < revision ? this.#known.get(`${name} ${last}`) : undefined
    return known ? { revision: known.revision, value: known.value as T } : (this.ofAll?.earlier(name, revision) ?? null)
  }

  private keep(known: Known): void {
    const { name, revision, size } = known
    this.#known.set(`${name} ${revision}`, known, { size })
    this.#last.set(name, Math.max(revision, this.#last.get(name) ?? revision))
  }
}

type WorkOut<T> = (earlier: Earlier<T> | null) => Promise<T>

/**
 * Works something out once for a revision of a workspace, however many requests ask. `name` says what it is, with all it
 * depends on beside what is on record; `weigh` how many rows it is as large as. What was worked out of an earlier
 * revision is given to go on from, where it is still known.
 */
export function atRevision<T>(
  { memory, workspaceId, revision }: Scope,
  name: string,
  workOut: WorkOut<T>,
  weigh: (value: T) => number,
): Promise<T> {
  return memory.recall(`${workspaceId} ${name}`, revision, workOut, weigh)
}
