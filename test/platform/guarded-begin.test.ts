import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { guardedBegin, TransactionOver, type TransactionSql } from '../../src/platform/guarded-begin.ts'
import { startTestServer } from '../harness/embedded.ts'

let server: Awaited<ReturnType<typeof startTestServer>>
let admin: postgres.Sql
const pools: postgres.Sql[] = []

function pool(max: number, options: postgres.Options<Record<string, never>> = {}) {
  // A connection that does not come back shows within two seconds, not thirty.
  const client = postgres({ ...server.connection, max, connect_timeout: 2, backoff: () => 0, ...options })
  pools.push(client)
  return client
}

const stray: unknown[] = []
const onStray = (error: unknown) => stray.push(error)

beforeAll(async () => {
  process.on('uncaughtException', onStray).on('unhandledRejection', onStray)
  server = await startTestServer()
  admin = postgres({ ...server.connection, max: 2, onnotice: () => {} })
  await admin`create table marks (tag text not null, xid xid8 not null default pg_current_xact_id())`
})

beforeEach(async () => {
  stray.length = 0
  await admin`truncate marks`
})

afterEach(async () => {
  await Promise.all(pools.splice(0).map((client) => client.end({ timeout: 1 })))
  expect(stray).toEqual([])
})

afterAll(async () => {
  await admin?.end({ timeout: 5 })
  await server?.stop()
  process.off('uncaughtException', onStray).off('unhandledRejection', onStray)
})

const kill = (pid: number) => admin`select pg_terminate_backend(${pid})`
const mark = (sql: TransactionSql, tag: string) => sql`insert into marks (tag) values (${tag})`
const pidOf = async (sql: TransactionSql) => (await sql<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]!.pid
const tags = async () => (await admin<{ tag: string }[]>`select tag from marks order by tag`).map(({ tag }) => tag)
async function caught(use: PromiseLike<unknown> | (() => PromiseLike<unknown>)): Promise<unknown> {
  try {
    await (typeof use === 'function' ? use() : use)
  } catch (error) {
    return error
  }
}

function signal() {
  let give!: () => void
  const given = new Promise<void>((resolve) => (give = resolve))
  return { give, given }
}

/** Each transaction writes its tag twice: seen once, or with another's xid, a statement went astray. */
async function transactionsAstray() {
  const [row] = await admin<{ torn: number; mixed: number; whole: number }[]>`
    select
      (select count(*)::int from (select from marks group by tag having count(*) <> 2 or min(xid::text) <> max(xid::text)) t) as torn,
      (select count(*)::int from (select from marks group by xid having count(distinct tag) > 1) x) as mixed,
      (select count(distinct tag)::int from marks) as whole`
  return row!
}

/** Ways for a request's statement to come late, after its backend was killed between two statements. */
type Late = (sql: TransactionSql, tag: string, pid: number, otherRuns: Promise<void>) => Promise<unknown>

const lateStatements: Record<string, Late> = {
  'made while another holds the connection': async (sql, tag, pid, otherRuns) => {
    await kill(pid)
    await otherRuns
    return mark(sql, tag)
  },
  'made before, awaited while another holds the connection': async (sql, tag, pid, otherRuns) => {
    const query = mark(sql, tag)
    await kill(pid)
    await otherRuns
    return query
  },
  'made as soon as the backend was told to die': async (sql, tag, pid) => {
    await kill(pid)
    return mark(sql, tag)
  },
  'made when the statement under way fails': async (sql, tag, pid, otherRuns) => {
    const running = sql`select pg_sleep(5)`.execute()
    await kill(pid)
    await caught(running)
    await caught(() => mark(sql, tag))
    await otherRuns
    return mark(sql, tag)
  },
  'made by a savepoint': (sql, tag, pid, otherRuns) =>
    sql.savepoint(async (nested) => {
      await kill(pid)
      await otherRuns
      return mark(nested, tag)
    }),
  'opening a savepoint': async (sql, tag, pid, otherRuns) => {
    await kill(pid)
    await otherRuns
    return sql.savepoint((nested) => mark(nested, tag))
  },
  'made all the time': async (sql, tag, pid) => {
    kill(pid).execute()
    for (;;) {
      await new Promise(setImmediate)
      await Promise.all([sql`select 1`, sql`select ${tag}::text`])
    }
  },
  'none, but a rejection': async (_sql, _tag, pid, otherRuns) => {
    await kill(pid)
    await otherRuns
    throw new Error('late')
  },
}

const ways = Object.values(lateStatements)
/** One round; returns whether a late use was caught. */
async function round(client: postgres.Sql, id: string, late: Late) {
  const other = signal()
  const mayFollow = signal()
  let lateError: unknown
  const first = caught(
    guardedBegin(client, {}, async (sql) => {
      await mark(sql, `a${id}`)
      const pid = await pidOf(sql)
      mayFollow.give()
      lateError = await caught(late(sql, `a${id}`, pid, other.given))
      throw lateError
    }),
  )
  await mayFollow.given
  await guardedBegin(client, {}, async (sql) => {
    await mark(sql, `b${id}`)
    other.give()
    for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate)
    await mark(sql, `b${id}`)
  })
  const error = await first
  expect(error).toBeInstanceOf(Error)
  // The late use may still be on its way when the caller has long been told.
  for (let wait = 0; lateError === undefined && wait < 1000; wait++) await sleep(1)
  return lateError instanceof TransactionOver
}

describe('a backend that dies in a transaction', () => {
  for (const [size, lanes, rounds] of [
    [1, 1, 400],
    [4, 4, 600],
  ] as const)
    test(`never lets a late statement into the transaction of another (pool of ${size}, ${rounds} rounds)`, async () => {
      const client = pool(size)
      let next = 0
      let lateUsesCaught = 0
      const lane = async () => {
        for (let id = next++; id < rounds; id = next++)
          if (await round(client, `${id}`, ways[id % ways.length]!)) lateUsesCaught++
      }
      await Promise.all(Array.from({ length: lanes }, lane))
      expect(await transactionsAstray()).toEqual({ torn: 0, mixed: 0, whole: rounds })
      expect((await tags()).filter((tag) => tag.startsWith('a'))).toEqual([])
      await expectUsable(client, size)
      // The rest saw their statement fail with the connection, or only rejected late.
      expect(lateUsesCaught).toBeGreaterThan(rounds / 2)
    }, 60_000)

  test('at random for five seconds: every transaction is whole, and the pool survives', async () => {
    const client = pool(4)
    const until = Date.now() + 5000
    const seen = { begun: 0, done: 0, failed: 0, kills: 0 }
    const busy = new Map<number, string>()
    const worker = async (name: number) => {
      for (let n = 0; Date.now() < until; n++) {
        const tag = `${name}-${n}`
        seen.begun++
        const work = async (sql: TransactionSql) => {
          busy.set(await pidOf(sql), tag)
          await mark(sql, tag)
          const pause = Math.random()
          if (pause < 0.3) await sleep(pause * 10)
          else if (pause < 0.6) await new Promise(setImmediate)
          if (pause > 0.8)
            await Promise.all([sql`select 1`, sql.savepoint((nested) => mark(nested, tag)), sql`select 2`])
          else await mark(sql, tag)
          return tag
        }
        const error = await caught(guardedBegin(client, {}, work))
        if (error) seen.failed++
        else seen.done++
      }
    }
    const killer = async () => {
      while (Date.now() < until) {
        await sleep(Math.random() * 15)
        const pids = [...busy.keys()]
        const some = Math.random() < 0.1 ? pids : pids.slice(0, 1)
        busy.clear()
        seen.kills += some.length
        if (some.length > 0) await admin`select pg_terminate_backend(pid) from unnest(${some}::int[]) pid`
      }
    }
    await Promise.all([...Array.from({ length: 8 }, (_, name) => worker(name)), killer()])
    const { torn, mixed, whole } = await transactionsAstray()
    expect({ torn, mixed }).toEqual({ torn: 0, mixed: 0 })
    // A commit whose answer was lost may have happened.
    expect(whole).toBeGreaterThanOrEqual(seen.done)
    expect(seen.kills).toBeGreaterThan(100)
    await expectUsable(client, 4)
  })

  test('is told to the caller at once, though the work waits for something else', async () => {
    const client = pool(1)
    const release = signal()
    let cleanedUp: unknown
    const began = Date.now()
    const error = await caught(
      guardedBegin(client, {}, async (sql) => {
        await kill(await pidOf(sql))
        await release.given
        cleanedUp = await caught(() => mark(sql, 'late'))
        throw new Error('late rejection')
      }),
    )
    expect(error).toMatchObject({ code: 'CONNECTION_CLOSED' })
    expect(Date.now() - began).toBeLessThan(1000)
    release.give()
    await sleep(10)
    expect(cleanedUp).toBeInstanceOf(TransactionOver)
    expect(cleanedUp).toMatchObject({ code: 'TRANSACTION_OVER', cause: error })
    expect(await tags()).toEqual([])
  })

  test('leaves nothing pending: statements that waited behind the one under way are refused', async () => {
    const client = pool(1)
    const waiting: Promise<unknown>[] = []
    await caught(
      guardedBegin(client, {}, async (sql) => {
        const pid = await pidOf(sql)
        for (let n = 0; n < 5; n++) waiting.push(caught(sql`select pg_sleep(${n + 1})`))
        await sleep(20)
        await kill(pid)
        await Promise.all(waiting)
      }),
    )
    const errors = await Promise.all(waiting)
    expect(errors.every((error) => error instanceof Error)).toBe(true)
    await expectUsable(client, 1)
  })

  test('does not make the connection mute for good when a write was pending', async () => {
    const client = pool(1)
    for (let n = 0; n < 100; n++) {
      const pid = await guardedBegin(client, {}, pidOf)
      // Never a hundred at once: behind so many, postgres.js sends a BEGIN that does not tell its connection.
      let [spamming, waiting] = [true, 0]
      const spam = () => {
        if (!spamming) return
        if (waiting < 90) {
          waiting++
          client`select 1`.then(
            () => waiting--,
            () => {
              spamming = false
            },
          )
        }
        setImmediate(spam)
      }
      spam()
      await kill(pid)
      await sleep(10)
      spamming = false
      await guardedBegin(client, {}, (sql) => sql`select 1`)
    }
  })

  test('while idle in the pool is not the business of the next caller', async () => {
    const client = pool(4)
    const pids = await Promise.all(
      Array.from({ length: 4 }, () =>
        guardedBegin(client, {}, async (sql) => {
          await sql`select pg_sleep(0.05)`
          return pidOf(sql)
        }),
      ),
    )
    expect(new Set(pids).size).toBe(4)
    await Promise.all([
      admin`select pg_terminate_backend(pid) from unnest(${pids}::int[]) pid`,
      ...Array.from({ length: 4 }, () => guardedBegin(client, {}, (sql) => sql`select 1`).catch(() => {})),
    ])
    await expectUsable(client, 4)
  })
})

/** As many transactions at once as there are connections: none of them is lost. */
async function expectUsable(client: postgres.Sql, size: number) {
  const together = signal()
  let inside = 0
  const one = () =>
    guardedBegin(client, {}, async (sql) => {
      if (++inside === size) together.give()
      await together.given
      return sql`select 1`
    })
  await Promise.race([
    Promise.all(Array.from({ length: size }, one)),
    sleep(5000).then(() => Promise.reject(new Error(`only ${inside} of ${size} connections are usable`))),
  ])
}

describe('a transaction', () => {
  test('commits before it answers, also an array, and takes its mode', async () => {
    const client = pool(1)
    const value = await guardedBegin(client, { mode: 'isolation level repeatable read' }, async (sql) => {
      await Promise.all([mark(sql, 'one'), mark(sql, 'two')])
      return [(await sql`show transaction_isolation`)[0]!.transaction_isolation]
    })
    expect(value).toEqual(['repeatable read'])
    expect(await tags()).toEqual(['one', 'two'])
    const readOnly = guardedBegin(client, { mode: 'read only' }, (sql) => mark(sql, 'three'))
    await expect(readOnly).rejects.toMatchObject({ code: '25006' })
  })

  test('rolls back and still returns its value when it is not to be kept', async () => {
    const client = pool(1)
    const value = await guardedBegin(client, { keep: ({ dry }: { dry: boolean }) => !dry }, async (sql) => {
      await mark(sql, 'dry')
      return { dry: true, seen: (await sql`select * from marks`).length }
    })
    expect(value).toEqual({ dry: true, seen: 1 })
    expect(await tags()).toEqual([])
    const idle = await admin`select from pg_stat_activity where state like 'idle in transaction%'`
    expect(idle).toHaveLength(0)
  })

  test('fails, dry or not, when a statement failed that nobody waited for', async () => {
    const client = pool(1)
    for (const keep of [() => true, () => false]) {
      const failing = guardedBegin(client, { keep }, async (sql) => {
        await mark(sql, 'lost')
        sql`select 1 / 0`.catch(() => {})
        return 'fine'
      })
      await expect(failing).rejects.toMatchObject({ code: '22012' })
    }
    expect(await tags()).toEqual([])
  })

  test('waits for a statement that its work did not wait for', async () => {
    const client = pool(1)
    await guardedBegin(client, {}, async (sql) => {
      sql`select pg_sleep(0.05)`.execute()
      mark(sql, 'unawaited').execute()
    })
    expect(await tags()).toEqual(['unawaited'])
  })

  test('takes fragments, helpers and parameters as postgres.js does', async () => {
    const client = pool(1)
    const rows = await guardedBegin(client, {}, async (sql) => {
      const wanted = sql`where tag = any(${sql.array(['x', 'y'])})`
      await sql`insert into marks ${sql([{ tag: 'x' }, { tag: 'z' }], 'tag')}`
      const unsafe = await sql.unsafe('select $1::int as n', [7])
      const json = await sql`select ${sql.json({ a: 1 })}::jsonb as j`
      const found = await sql`select ${sql('tag')} from marks ${wanted} ${sql`limit ${1}`}`.values()
      return [unsafe[0]!.n, json[0]!.j, found[0]]
    })
    expect(rows).toEqual([7, { a: 1 }, ['x']])
  })

  test('keeps what a savepoint did, and loses what a failed one did', async () => {
    const client = pool(1)
    await guardedBegin(client, {}, async (sql) => {
      await mark(sql, 'outer')
      await sql.savepoint((nested) => mark(nested, 'kept'))
      const error = await caught(
        sql.savepoint('named', async (nested) => {
          await mark(nested, 'undone')
          await nested.savepoint((inner) => mark(inner, 'undone too'))
          await nested`select 1 / 0`
        }),
      )
      expect(error).toMatchObject({ code: '22012' })
    })
    expect(await tags()).toEqual(['kept', 'outer'])
  })

  test('refuses to commit half a savepoint', async () => {
    const client = pool(1)
    let open: Promise<unknown> | undefined
    const half = guardedBegin(client, {}, async (sql) => {
      open = caught(sql.savepoint((nested) => mark(nested, 'half')))
    })
    await expect(half).rejects.toThrow('before a savepoint')
    expect(await open).toBeInstanceOf(TransactionOver)
    expect(await tags()).toEqual([])
    await expectUsable(client, 1)
  })

  test('is over when its work is: every later statement is refused, also of its savepoints, and nothing made before is sent', async () => {
    const client = pool(1)
    const kept: { sql?: TransactionSql; nested?: TransactionSql; query?: PromiseLike<unknown> } = {}
    await guardedBegin(client, {}, async (sql) => {
      kept.sql = sql
      kept.query = mark(sql, 'late')
      await sql.savepoint(async (nested) => {
        kept.nested = nested
      })
      expect(await caught(kept.nested!`select 1`)).toBeInstanceOf(TransactionOver)
    })
    const { sql, nested, query } = kept as Required<typeof kept>
    expect(await caught(query)).toBeInstanceOf(TransactionOver)
    const late = [
      sql`select 1`,
      sql`insert into marks ${sql([{ tag: 'late' }], 'tag')}`,
      sql`select ${sql.json({})}::jsonb`,
      // A constant: the text reaches no database, since the transaction is over.
      sql.unsafe('select 1'),
      sql.notify('a', 'b'),
      sql.savepoint((again) => mark(again, 'late')),
      nested`select 1`,
      nested.savepoint((again) => mark(again, 'late')),
    ]
    for (const error of await Promise.all(late.map((each) => caught(each))))
      expect(error).toBeInstanceOf(TransactionOver)
    expect(await tags()).toEqual([])
  })

  test('that is over leaves no statement without a listener, of several that are waited for together', async () => {
    const client = pool(1)
    const aborting = new AbortController()
    const together = guardedBegin(client, { signal: aborting.signal }, async (sql) => {
      const load = async () => (await sql`select pg_sleep(5)`).length
      const read = () => sql`select 1`
      const abort = () => void aborting.abort(new Error('hung up'))
      await Promise.all([load(), abort(), read(), read()])
    })
    await expect(together).rejects.toThrow('hung up')
    // afterEach holds that nothing was left: give what would be the time to show.
    await sleep(50)
    await expectUsable(client, 1)
  })

  test('takes no statement that comes while COMMIT is under way', async () => {
    const client = pool(1)
    let late: unknown
    await guardedBegin(client, {}, async (sql) => {
      await mark(sql, 'in time')
      setImmediate(async () => {
        late = await caught(mark(sql, 'after'))
      })
    })
    await sleep(20)
    expect(late).toBeInstanceOf(TransactionOver)
    expect(await tags()).toEqual(['in time'])
  })

  test('survives a parameter that cannot be encoded, alone or beside others', async () => {
    const client = pool(1)
    const at = (sql: TransactionSql, date: Date) => sql`select ${date}::timestamptz`
    for (const bad of [new Date(Number.NaN), undefined as unknown as Date]) {
      const together = guardedBegin(client, {}, async (sql) => {
        await at(sql, new Date())
        return Promise.all([sql`select 1`, at(sql, bad), sql`select 2`])
      })
      await expect(together).rejects.toThrow(/Invalid time value|UNDEFINED_VALUE/)
      await expectUsable(client, 1)
      const alone = guardedBegin(client, {}, (sql) => at(sql, bad))
      await expect(alone).rejects.toThrow(/Invalid time value|UNDEFINED_VALUE/)
      await expectUsable(client, 1)
    }
  })

  test('fails when its work has committed by hand', async () => {
    const client = pool(1)
    await expect(guardedBegin(client, {}, (sql) => sql`commit`)).rejects.toThrow(TransactionOver)
    await expectUsable(client, 1)
  })
})

describe('an aborted transaction', () => {
  const gone = new Error('the client went away')

  async function aborted(work: (sql: TransactionSql) => Promise<unknown>, client = pool(1), after = 50) {
    await guardedBegin(client, {}, (sql) => sql`select 1`)
    const controller = new AbortController()
    const began = performance.now()
    setTimeout(() => controller.abort(gone), after)
    const error = await caught(guardedBegin(client, { signal: controller.signal }, work))
    return { error, milliseconds: performance.now() - began, client }
  }

  const works: Record<string, (sql: TransactionSql) => Promise<unknown>> = {
    'one statement': (sql) => sql`select pg_sleep(5)`,
    'several on the wire': (sql) => Promise.all([1, 2, 3].map(() => sql`select pg_sleep(5)`)),
    'several that wait for each other': (sql) => Promise.all([1, 2, 3].map((n) => sql`select pg_sleep(${n})`)),
    'a savepoint': (sql) => sql.savepoint((nested) => nested`select pg_sleep(5)`),
    'short statements one after another': async (sql) => {
      for (;;) await sql`select 1`
    },
    'something other than the database': () => sleep(5000),
  }
  for (const [what, work] of Object.entries(works))
    test(`of ${what} ends promptly, undone, and its connection stays in use`, async () => {
      let pid = 0
      const { error, milliseconds, client } = await aborted(async (sql) => {
        pid = await pidOf(sql)
        await mark(sql, 'undone')
        await work(sql)
      })
      expect(error).toBe(gone)
      expect(milliseconds).toBeLessThan(1000)
      expect(await tags()).toEqual([])
      expect(await guardedBegin(client, {}, pidOf)).toBe(pid)
    })

  test('leaves the line for a connection, and never starts', async () => {
    const client = pool(1)
    const holder = guardedBegin(client, {}, (sql) => sql`select pg_sleep(0.3)`)
    const controller = new AbortController()
    setTimeout(() => controller.abort(gone), 20)
    let started = false
    const waiting = guardedBegin(client, { signal: controller.signal }, async () => {
      started = true
    })
    expect(await caught(waiting)).toBe(gone)
    await holder
    await expectUsable(client, 1)
    expect(started).toBe(false)
    expect(await caught(guardedBegin(client, { signal: controller.signal }, async () => {}))).toBe(gone)
  })

  test('does no harm to its neighbours, 200 times', async () => {
    const client = pool(2)
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        const signal = n % 2 ? AbortSignal.timeout(5 + (n % 40)) : undefined
        return caught(
          guardedBegin(client, { signal }, async (sql) => {
            await mark(sql, `${n}`)
            await sql`select pg_sleep(${n % 2 ? 0.01 : 0.001})`
            await mark(sql, `${n}`)
          }),
        )
      }),
    )
    expect(outcomes.filter((error, n) => error && n % 2 === 0)).toEqual([])
    expect(await transactionsAstray()).toMatchObject({ torn: 0, mixed: 0 })
    await expectUsable(client, 2)
  })
})
