export interface Ending {
  /** Aborted when the process is asked to end: gives up a start that is under way. */
  signal: AbortSignal
  /** Settles when the process is asked to end. */
  asked: Promise<void>
}

/** Listens for SIGTERM and SIGINT. A second one, or ten seconds, ends the process as it stands. */
export function endOnSignal(): Ending {
  const ending = new AbortController()
  const asked = new Promise<void>((resolve) => ending.signal.addEventListener('abort', () => resolve(), { once: true }))
  const end = () => {
    if (ending.signal.aborted) process.exit(1)
    ending.abort(new Error('The process was asked to end.'))
    setTimeout(() => process.exit(1), 10_000).unref()
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  return { signal: ending.signal, asked }
}
