/** The line is full: the caller should try again later. */
export class Overloaded extends Error {
  readonly code = 'OVERLOADED'

  constructor(message = 'Too many requests are waiting; try again shortly.') {
    super(message)
    this.name = 'Overloaded'
  }
}

export interface AdmissionOptions {
  /** How many works run at once. */
  concurrent: number
  /** How many more may wait in line; the next one is refused with Overloaded. */
  waiting: number
}

export interface WaitOptions {
  /** Leaves the line when aborted. A work that has started is its own master: hand it the signal too. */
  signal?: AbortSignal
}

export interface Admission {
  readonly running: number
  readonly waiting: number
  run<T>(work: () => Promise<T> | T, options?: WaitOptions): Promise<T>
}

/** First come, first served, and bounded: postgres.js' own wait queue has no end. */
export function createAdmission({ concurrent, waiting }: AdmissionOptions): Admission {
  atLeast(1, concurrent, 'concurrent')
  atLeast(0, waiting, 'waiting')
  // A Set keeps the order of arrival and lets an aborted waiter leave from the middle.
  const line = new Set<() => void>()
  let running = 0

  function enter(signal: AbortSignal | undefined): Promise<void> | undefined {
    signal?.throwIfAborted()
    if (running < concurrent) {
      running++
      return
    }
    if (line.size >= waiting) throw new Overloaded()
    return new Promise((resolve, reject) => {
      const admit = () => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        line.delete(admit)
        reject(signal?.reason)
      }
      line.add(admit)
      signal?.addEventListener('abort', leave, { once: true })
    })
  }

  function exit() {
    const [next] = line
    if (!next) {
      running--
      return
    }
    // The place passes from hand to hand, so that a newcomer cannot slip in before the line.
    line.delete(next)
    next()
  }

  return {
    get running() {
      return running
    },
    get waiting() {
      return line.size
    },
    async run(work, { signal } = {}) {
      const place = enter(signal)
      if (place) await place
      try {
        return await work()
      } finally {
        exit()
      }
    },
  }
}

export interface Lanes {
  /** How many keys have a work running or waiting. */
  readonly size: number
  run<T>(key: string, work: () => Promise<T> | T, options?: WaitOptions): Promise<T>
}

/** One lane for each key: works of one key run one after another, those of different keys do not wait for each other. */
export function createLanes({ waiting }: Pick<AdmissionOptions, 'waiting'>): Lanes {
  atLeast(0, waiting, 'waiting')
  const lanes = new Map<string, Admission>()
  return {
    get size() {
      return lanes.size
    },
    async run(key, work, options) {
      const lane = lanes.get(key) ?? createAdmission({ concurrent: 1, waiting })
      lanes.set(key, lane)
      try {
        return await lane.run(work, options)
      } finally {
        // A waiter that left may come by here after the key was forgotten and used anew.
        if (lane.running === 0 && lanes.get(key) === lane) lanes.delete(key)
      }
    },
  }
}

function atLeast(least: number, value: number, name: string) {
  if (!Number.isInteger(value) || value < least) throw new RangeError(`${name} must be an integer of at least ${least}`)
}
