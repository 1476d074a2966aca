import { LRUCache } from 'lru-cache'
import type { Scope } from './scope.ts'

/** How many rows' worth of memory a hub gives to what it has worked out. */
const mostRows = 600_000

/** Remembers what was worked out of what was on record at a revision. That never changes, so neither does this. */
export class RevisionMemory {
  readonly #known = new LRUCache<string, { value: unknown }>({ maxSize: mostRows, max: 1_000 })
  readonly #underWay = new Map<string, Promise<unknown>>()

  async recall<T>(name: string, workOut: () => Promise<T>, weigh: (value: T) => number): Promise<T> {
    const known = this.#known.get(name)
    if (known) return known.value as T
    const underWay = this.#underWay.get(name)
    // Another request's work can fail for reasons of its own, such as a client that hung up.
    if (underWay) return underWay.catch(workOut) as Promise<T>
    const work = workOut()
    this.#underWay.set(name, work)
    try {
      const value = await work
      this.#known.set(name, { value }, { size: 1 + weigh(value) })
      return value
    } finally {
      this.#underWay.delete(name)
    }
  }
}

/**
 * Works something out once for a revision of a workspace, however many requests ask. `name` says what it is, with all it
 * depends on beside what is on record; `weigh` how many rows it is as large as.
 */
export function atRevision<T>(
  { memory, workspaceId, revision }: Scope,
  name: string,
  workOut: () => Promise<T>,
  weigh: (value: T) => number,
): Promise<T> {
  return memory.recall(`${workspaceId} ${revision} ${name}`, workOut, weigh)
}
