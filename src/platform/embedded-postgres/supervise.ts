import { setTimeout as sleep } from 'node:timers/promises'
import { messageOf } from './fault.ts'
import type { Postmaster } from './postmaster.ts'
import { isAlive } from './process-identity.ts'

export interface Supervision {
  /** Ends the watch, waits for a restart that is under way, and hands over the postmaster of the moment. */
  end(): Promise<Postmaster | null>
}

/** The last one for every further try: it never gives up, as a full disk may be emptied. */
const PAUSES_MS = [0, 250, 500, 1_000, 2_000, 4_000, 4_000, 4_000, 15_000]

/** Watches the postmaster, whoever its parent is, and has it started again when it dies. */
export function supervise(
  first: Postmaster,
  restart: (signal: AbortSignal) => Promise<Postmaster>,
  tell: { down(): void; up(): void; failed(message: string): void },
): Supervision {
  const ending = new AbortController()
  let current: Postmaster | null = first
  let recovery: Promise<void> | null = null

  const recover = async () => {
    for (let attempt = 0; !ending.signal.aborted; attempt += 1) {
      try {
        await sleep(PAUSES_MS[attempt] ?? PAUSES_MS.at(-1), undefined, { signal: ending.signal })
        current = await restart(ending.signal)
        tell.up()
        return
      } catch (error) {
        if (!ending.signal.aborted) tell.failed(messageOf(error))
      }
    }
  }

  const watch = setInterval(() => {
    if (recovery || !current || isAlive(current.process)) return
    current = null
    tell.down()
    recovery = recover().finally(() => {
      recovery = null
    })
  }, 200)
  watch.unref() // A process that has nothing else to do may end; the database then waits for the next one.

  return {
    async end() {
      clearInterval(watch)
      ending.abort()
      await recovery
      return current
    },
  }
}
