import { setTimeout as sleep } from 'node:timers/promises'

/** Works under way in this process, by name: one that comes again waits here, and takes no place in a queue. */
export class InFlight {
  readonly #running = new Map<string, Promise<unknown>>()

  /** Runs the work, after one of the same name has ended; null when that does not end in time. */
  async run<T>(name: string, patienceMs: number, work: () => Promise<T>): Promise<T | null> {
    const other = this.#running.get(name)
    if (other) return (await endsWithin(patienceMs, other)) ? work() : null
    const running = work()
    this.#running.set(name, running)
    try {
      return await running
    } finally {
      this.#running.delete(name)
    }
  }
}

async function endsWithin(patienceMs: number, work: Promise<unknown>): Promise<boolean> {
  const impatience = new AbortController()
  const ended = work.then(
    () => true,
    () => true,
  )
  const timeIsUp = sleep(patienceMs, false, { signal: impatience.signal }).catch(() => false)
  try {
    return await Promise.race([ended, timeIsUp])
  } finally {
    impatience.abort()
  }
}
