import type postgres from 'postgres'

type Types = Record<string, unknown>

/** What every statement of a transaction's handle is refused with once that transaction is over; `cause` says why it failed, if it did. */
export class TransactionOver extends Error {
  readonly code = 'TRANSACTION_OVER'

  constructor(cause?: unknown) {
    super('transaction is over', { cause })
    this.name = 'TransactionOver'
  }
}

/** A tagged template on one transaction; after the transaction is over every statement of it is refused with TransactionOver. */
export interface TransactionSql<T extends Types = Record<never, never>> extends postgres.ISql<T> {
  savepoint<V>(work: (sql: TransactionSql<T>) => Promise<V>): Promise<V>
  savepoint<V>(name: string, work: (sql: TransactionSql<T>) => Promise<V>): Promise<V>
  /** Not here: it sends its query behind the guard's back. */
  file: never
}

export interface TransactionOptions<V> {
  /** What follows BEGIN: `isolation level repeatable read read only`. */
  mode?: string
  /** Asked once the work is done: false rolls back, and its value is returned all the same (a dry run). */
  keep?: (value: V) => boolean
  /** Cancels the running statement and rolls back. Without effect once COMMIT is under way. */
  signal?: AbortSignal
}

/**
 * `client.begin`, made safe against the death of its connection. Settles when COMMIT or ROLLBACK was acknowledged, and
 * at once when the connection is lost. postgres.js 3.4.9 hands the connection object of a dead backend to the next
 * caller while the first callback still runs, so every statement asks, when it is sent, whose connection it is.
 * The pool must serve guarded transactions alone: behind a hundred other statements a BEGIN does not tell its connection.
 */
export async function guardedBegin<V, T extends Types = Record<never, never>>(
  client: postgres.Sql<T>,
  options: TransactionOptions<V>,
  work: Work<V, T>,
): Promise<V> {
  padStartup(client)
  for (let attempt = 0; ; attempt++) {
    options.signal?.throwIfAborted()
    const transaction = new Transaction(client, options, work)
    try {
      return await transaction.run()
    } catch (error) {
      // A connection that died between two requests says so to its next user, who did nothing yet: try another one.
      if (transaction.started || attempt > client.options.max + 2 || !saysConnectionDied(error)) throw error
    }
  }
}

/** What we rely on in postgres.js' connection: `reserved` is a new function for each transaction, and null once closed. */
interface Connection {
  reserved: unknown
  onclose: ((error: unknown) => void) | null
  terminate(): void
}

/** What we rely on in postgres.js' query: its first `then` or `execute` hands it to `handler`. */
interface Query extends Promise<unknown> {
  handler: ((query: Query) => void) & { debug?: unknown }
  resolve(value: unknown): void
  reject(error: unknown): void
  canceller: (query: Query) => Promise<void>
  /** Set when given to the connection. */
  state: unknown
  /** Set when its text could be built. */
  statement: unknown
  /** True while the server works on it: of several on the wire, the first. */
  active: boolean
  cursor: unknown
  readable: unknown
  writable: unknown
  cancel: unknown
}

type Unsafe = (text: string, args: unknown[], options: { onexecute(connection: Connection): unknown }) => unknown

type Work<V, T extends Types> = (sql: TransactionSql<T>) => Promise<V>

/** The transaction, or a savepoint in it. */
interface Scope {
  open: boolean
  savepoints: number
  running: Set<Query>
  drained?: () => void
  failure?: { error: unknown }
}

class Transaction<V, T extends Types> {
  private connection: Connection | undefined
  private lease: unknown
  /** Set once BEGIN is through. */
  private rollBack: ((reason: unknown) => void) | undefined
  /** The handles are dead, and what the work does from here on counts for nothing. */
  private over = false
  private cause: unknown
  private lost = false
  private value: V | undefined
  private sending: Query | undefined
  /** Statements and savepoints that wait for an answer, with the way to refuse each. */
  private readonly running = new Map<Query, (error: unknown) => void>()
  private readonly savepoints = new Set<(error: unknown) => void>()
  private settle!: { resolve(value: V): void; reject(error: unknown): void }

  constructor(
    private readonly client: postgres.Sql<T>,
    private readonly options: TransactionOptions<V>,
    private readonly work: Work<V, T>,
  ) {}

  get started() {
    return this.rollBack !== undefined
  }

  async run(): Promise<V> {
    const { signal } = this.options
    const outcome = new Promise<V>((resolve, reject) => {
      this.settle = { resolve, reject }
    })
    const abort = () => void this.abort(signal!.reason)
    signal?.addEventListener('abort', abort, { once: true })
    this.begin().then(
      (value) => this.settle.resolve(value),
      (error) => (error === dryRun ? this.settle.resolve(this.value!) : this.fail(error)),
    )
    try {
      return await outcome
    } finally {
      signal?.removeEventListener('abort', abort)
    }
  }

  private begin(): Promise<V> {
    // The connection is told to the BEGIN query alone, and begin() makes that by client.unsafe before it first awaits.
    const client = this.client as unknown as { unsafe: Unsafe }
    const { unsafe } = client
    client.unsafe = (text, args, options) => {
      const onexecute = (connection: Connection) => {
        const result = options.onexecute(connection)
        this.connection = connection
        this.lease = connection.reserved
        // A BEGIN sent between a socket's 'error' and its 'close' is never answered. begin() overwrites this later.
        connection.onclose = (error) => this.fail(error)
        return result
      }
      return unsafe(text, args, { ...options, onexecute })
    }
    try {
      return this.client.begin(this.options.mode ?? '', (raw) => this.perform(raw)) as Promise<V>
    } finally {
      client.unsafe = unsafe
    }
  }

  private get owned() {
    return this.connection !== undefined && this.connection.reserved === this.lease
  }

  /** The callback of begin(): while its promise is pending, the library sends neither COMMIT nor ROLLBACK. */
  private perform(raw: postgres.TransactionSql<T>): Promise<V> {
    return new Promise((commit, rollBack) => {
      if (!this.connection) return rollBack(new Error('this postgres.js is not the one this guard was written for'))
      // Not our connection any more: its next one "answered" the BEGIN.
      if (!this.owned) return
      if (this.over) return rollBack(this.cause)
      this.rollBack = rollBack
      this.enter(raw, this.work, () => true).then(
        (value) =>
          this.finish(() => {
            this.value = value
            if (this.options.keep?.(value) ?? true) commit(value)
            else rollBack(dryRun)
          }),
        (error) => this.finish(() => rollBack(error)),
      )
    })
  }

  private finish(answer: () => void) {
    if (this.over) return
    // Closed in this very turn, of which begin() is about to tell; or the work has sent a COMMIT of its own.
    if (!this.owned) return setImmediate(() => this.fail(new TransactionOver()))
    this.over = true
    try {
      answer()
    } catch (error) {
      this.rollBack!(error)
    }
  }

  /** Runs a work on a handle of its own, and then waits for the statements it started but did not wait for. */
  private async enter<R>(raw: postgres.TransactionSql<T>, work: Work<R, T>, parentUsable: () => boolean): Promise<R> {
    const scope: Scope = { open: true, savepoints: 0, running: new Set() }
    const usable = () => scope.open && !this.over && this.owned && parentUsable()
    const drain = async () => {
      scope.open = false
      if (scope.running.size > 0) await new Promise<void>((resolve) => (scope.drained = resolve))
    }
    let result: R
    try {
      result = await work(this.handle(raw, scope, usable))
    } catch (error) {
      await drain()
      throw error
    }
    await drain()
    // COMMIT after a failed statement is answered with ROLLBACK, which postgres.js takes for success.
    if (scope.failure) throw scope.failure.error
    if (scope.savepoints > 0) throw new Error('the work ended before a savepoint that it had opened')
    return result
  }

  private handle(raw: postgres.TransactionSql<T>, scope: Scope, usable: () => boolean): TransactionSql<T> {
    // Never throws: of several statements made for one Promise.all, those made before would be left without a listener.
    const checked =
      <A extends unknown[], R>(make: (...args: A) => R) =>
      (...args: A): R => {
        const made = make(...args)
        if (made instanceof Promise && 'handler' in made) this.watch(made as unknown as Query, scope, usable)
        return made
      }
    const methods = {
      types: raw.types,
      typed: raw.typed,
      json: raw.json,
      array: raw.array,
      unsafe: checked(raw.unsafe),
      notify: checked((channel: string, payload: string) => raw`select pg_notify(${channel}, ${payload})`),
      file: refuse,
      savepoint: async (...args: [string, Work<unknown, T>] | [Work<unknown, T>]) => {
        if (!usable()) throw new TransactionOver(this.cause)
        return args.length === 2
          ? this.savepoint(scope, usable, args[1], (nested) => raw.savepoint(args[0], nested))
          : this.savepoint(scope, usable, args[0], (nested) => raw.savepoint(nested))
      },
    }
    return Object.assign(checked(raw as (...args: unknown[]) => unknown), methods) as unknown as TransactionSql<T>
  }

  private savepoint<R>(
    parent: Scope,
    usable: () => boolean,
    work: Work<R, T>,
    open: (nested: (raw: postgres.TransactionSql<T>) => Promise<R>) => Promise<unknown>,
  ): Promise<R> {
    let thrown: { error: unknown } | undefined
    const nested = (raw: postgres.TransactionSql<T>) =>
      new Promise<R>((release, rollBack) => {
        if (!usable()) return
        this.enter(raw, work, usable).then(
          (result) => usable() && release(result),
          (error) => {
            thrown = { error }
            if (usable()) rollBack(error)
          },
        )
      })
    return new Promise<R>((resolve, reject) => {
      const done = () => {
        parent.savepoints--
        this.savepoints.delete(reject)
      }
      parent.savepoints++
      this.savepoints.add(reject)
      open(nested).then(
        (result) => {
          done()
          resolve(result as R)
        },
        (error) => {
          done()
          // SAVEPOINT or ROLLBACK TO itself failed.
          if (thrown?.error !== error) this.judge(error)
          reject(error)
        },
      )
    })
  }

  /** Asks again when the query is sent, which is at its first `then`, and keeps account of it until it is answered. */
  private watch(query: Query, scope: Scope, usable: () => boolean) {
    const { handler, resolve, reject } = query
    const answered = () => {
      this.running.delete(query)
      scope.running.delete(query)
      if (scope.running.size === 0) scope.drained?.()
    }
    const refused = (error: unknown) => {
      answered()
      reject(error)
    }
    const send = () => {
      if (!usable()) return reject(new TransactionOver(this.cause))
      this.running.set(query, refused)
      scope.running.add(query)
      this.sending = query
      handler(query)
      this.sending = undefined
      // Its text could not be built, and another was on the wire: postgres.js would wait for an answer to nothing.
      if (this.running.has(query) && query.state && !query.statement) this.lose(new Error('a query could not be built'))
    }
    send.debug = handler.debug
    query.handler = send
    query.resolve = (value) => {
      answered()
      resolve(value)
    }
    query.reject = (error) => {
      refused(error)
      scope.failure ??= { error }
      if (this.sending !== query) this.judge(error)
    }
    // A cursor or stream escapes the account; query.cancel() hits the wrong one when several are on the wire.
    query.cursor = query.readable = query.writable = query.cancel = refuse
    // Nobody may be listening. Not query.catch, which would send it.
    Promise.prototype.then.call(query, undefined, () => {})
  }

  /** The server's refusal of a statement is a matter of the transaction; any other error makes the connection suspect. */
  private judge(error: unknown) {
    // A query that cannot be encoded is blamed on the one being answered, and is itself never answered.
    if (this.sending || !(error instanceof Error && error.name === 'PostgresError')) this.lose(error)
  }

  /** Nothing more may be sent, not even ROLLBACK: closing the connection is the rollback. */
  private lose(error: unknown) {
    this.lost = true
    this.fail(error)
    // When the write under way is through: terminate() forgets a pending one, and the connection would stay mute.
    setImmediate(() => {
      if (this.owned) this.connection!.terminate()
    })
  }

  private fail(error: unknown) {
    this.over = true
    this.cause ??= error
    this.settle.reject(this.cause)
    // What the work waits for is refused, so that its `finally` blocks run.
    for (const refuse of [...this.running.values(), ...this.savepoints]) refuse(new TransactionOver(this.cause))
  }

  private async abort(reason: unknown) {
    if (this.over) return
    this.over = true
    this.cause = reason ?? new TransactionOver()
    // Still in line for a connection; perform() rolls back when its turn comes.
    if (!this.rollBack) return this.settle.reject(reason)
    const fit = await this.cancelRunning()
    if (!this.owned || this.lost) return
    if (fit) this.rollBack(reason)
    else this.lose(reason)
  }

  /** Whether the connection is fit for use: no statement runs on it, and no cancel request is still on its way there. */
  private async cancelRunning(): Promise<boolean> {
    const patience = Date.now() + 2000
    while (this.running.size > 0) {
      if (!this.owned || this.lost || Date.now() > patience) return false
      // The first on the wire alone: postgres.js loses count of the answers when it cancels a later one.
      const current = [...this.running.keys()].find((query) => query.active)
      if (current) {
        const request = current.canceller(current).then(yes, yes)
        // Over TLS that promise never settles; the statement's failure then shows that the request arrived.
        const cancelled = new Promise<boolean>((resolve) => {
          current.then(undefined, (error) => error?.code === '57014' && resolve(true))
        })
        if (!(await Promise.race([request, cancelled, pause(1000)]))) return false
      }
      // It may have come between two statements.
      if (this.running.size > 0) await pause(20)
    }
    return true
  }
}

const dryRun = new Error('rolled back as asked')
const yes = () => true
const pause = (ms: number) => new Promise<false>((resolve) => setTimeout(resolve, ms, false))
const refuse = () => {
  throw new Error('cursors, streams, files and query.cancel() are not available in a guarded transaction')
}

const deadConnection = new Set(['57P01', '57P02', 'CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE'])
const saysConnectionDied = (error: unknown) =>
  error instanceof Error && 'code' in error && deadConnection.has(String(error.code))

/**
 * A connection that closes with a write pending keeps that write, and the mark that it is scheduled: after reconnecting
 * it says nothing until 1024 bytes have gathered, and so times out, again and again. A startup message of that size
 * goes out at once, behind the stale bytes; the server hangs up on them and the connection is sound again.
 */
function padStartup<T extends Types>({ options: { connection } }: postgres.Sql<T>) {
  const given = String(connection.options ?? '')
  if (!given.endsWith(padding)) connection.options = given + padding
}
const padding = ' '.repeat(1024)
