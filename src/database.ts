import { recordTypes } from './contents.ts'
import { findNode } from './find-node.ts'
import { ActorRole } from './identity/access-key.table.ts'
import type { Actor } from './identity/actor.ts'
import type { ReadWorkspace } from './identity/authenticate.ts'
import type { Law } from './law/law.ts'
import { createAdmission, createLanes } from './platform/admission.ts'
import { ApiError } from './platform/errors.ts'
import { guardedBegin } from './platform/guarded-begin.ts'
import { serverRole } from './platform/migrate.ts'
import { connect, type PostgresTarget, type Sql } from './platform/postgres.ts'
import { Loaders } from './record/loaders.ts'
import { RevisionMemory } from './record/revision-memory.ts'
import type { Scope } from './record/scope.ts'
import { TerritoryWatch } from './territory-watch.ts'
import { deriveAnew } from './transfers/derive-anew.ts'
import { territoryName } from './transfers/territory-of.ts'

export interface DatabaseOptions {
  law: Law
  /** Connections for queries. A pool of 8 was faster than one of 16 on two cores. */
  readers?: number
  /** Connections for mutations: few, or a busy workspace starves the readers. */
  writers?: number
  /** When a statement is given up: it has run too long, or waited too long for a lock. */
  timeouts?: Partial<Timeouts>
  /** Told of every statement sent; for tests that count them. */
  onStatement?: (statement: string) => void
}

interface Timeouts {
  readMs: number
  writeMs: number
  lockMs: number
}

// A manifest of 50,000 records is a few statements of seconds each; who waits for its lock waits for all of them.
const usualTimeouts: Timeouts = { readMs: 30_000, writeMs: 120_000, lockMs: 20_000 }

/** The two ways to the database: a snapshot for a query, a change for a mutation field. There is no third. */
export interface Database {
  /** Runs a query's work on one unchanging moment: now, or the moment asked for. */
  snapshot<T>(actor: Actor, options: SnapshotOptions, work: (scope: Scope) => Promise<T>): Promise<T>
  /** Runs a mutation field's work, then commits, or rolls back when `keep` says so; answers after that. */
  change<T>(actor: Actor, options: ChangeOptions<T>, work: (scope: Scope) => Promise<T>): Promise<T>
  /** For those who ask before there is an actor. */
  readWorkspace: ReadWorkspace
  close(): Promise<void>
}

export interface SnapshotOptions {
  asOf: Date | null
  signal?: AbortSignal
}

export interface ChangeOptions<T> {
  /** What is asked for, as history shall call it. */
  command: string
  keep: (value: T) => boolean
  signal?: AbortSignal
}

/** Connections for questions of the past that wait for a change to end. */
const waiters = 2

const snapshotMode = 'isolation level repeatable read read only'

export function openDatabase(
  target: PostgresTarget,
  { law, readers = 8, writers = 3, timeouts, onStatement }: DatabaseOptions,
): Database {
  const { readMs, writeMs, lockMs } = { ...usualTimeouts, ...timeouts }
  const options = { role: serverRole, lockTimeoutMs: lockMs, onStatement }
  const reading = connect(target, { ...options, max: readers, statementTimeoutMs: readMs })
  const writing = connect(target, { ...options, max: writers, statementTimeoutMs: writeMs })
  const waiting = connect(target, { ...options, max: waiters, statementTimeoutMs: readMs })
  const readQueue = createAdmission({ concurrent: readers, waiting: 500 })
  const writeQueue = createAdmission({ concurrent: writers, waiting: 200 })
  const lanes = createLanes({ waiting: 200 })
  const waitingQueue = createAdmission({ concurrent: waiters, waiting: 500 })
  const waitingLanes = createLanes({ waiting: 500 })
  const sharedMemory = new RevisionMemory()
  const watch = new TerritoryWatch(territoryName(law), (actor) => {
    const hub = { ...actor, keyId: 'hub', name: 'the hub', role: ActorRole.ADMIN }
    return makeChange(hub, { command: 'deriveTransfers', keep: () => true }, deriveAnew, () => {})
  })

  function scopeOf(actor: Actor, sql: Sql, { revision, revisionAt, today }: Head, memory: RevisionMemory): Scope {
    const { workspaceId } = actor
    const load = new Loaders(sql, workspaceId)
    const scope: Scope = {
      actor,
      workspaceId,
      sql,
      law,
      contents: recordTypes,
      memory,
      today,
      revision,
      revisionAt,
      load,
      findNode: (typename, key) => findNode(scope, typename, key),
    }
    return scope
  }

  const snapshot: Database['snapshot'] = (actor, options, work) =>
    watch.run(actor, () => takeSnapshot(actor, options, work))

  async function takeSnapshot<T>(actor: Actor, { asOf, signal }: SnapshotOptions, work: (scope: Scope) => Promise<T>) {
    const { workspaceId } = actor
    if (asOf) await awaitChangeUnderWay(workspaceId, signal)
    return readQueue.run(
      () =>
        guardedBegin(reading, { mode: snapshotMode, signal }, async (sql) => {
          await enter(sql, actor)
          const head = asOf ? await goBack(sql, workspaceId, asOf) : await readHead(sql, workspaceId)
          // What was on record in the past was derived as it was.
          if (!asOf) watch.check(workspaceId, head.territory)
          // What is worked out of a past moment is few others' question, and would push out what all ask.
          return work(scopeOf(actor, sql, head, asOf ? new RevisionMemory(sharedMemory) : sharedMemory))
        }),
      { signal },
    )
  }

  const change: Database['change'] = (actor, options, work) =>
    watch.run(actor, () => makeChange(actor, options, work, watch.check))

  async function makeChange<T>(
    actor: Actor,
    { command, keep, signal }: ChangeOptions<T>,
    work: (scope: Scope) => Promise<T>,
    look: (workspaceId: string, territory: string | null) => void,
  ) {
    const { workspaceId } = actor
    const memory = new RevisionMemory(sharedMemory)
    let scope: Scope | undefined
    let isKept = false
    // Changes of one workspace wait for its head row anyhow; waiting here, they hold no connection.
    const value = await lanes.run(
      workspaceId,
      () =>
        writeQueue.run(
          () =>
            guardedBegin(writing, { keep: (answer: T) => (isKept = keep(answer)), signal }, async (sql) => {
              await enter(sql, actor, command)
              const head = await readHead(sql, workspaceId)
              look(workspaceId, head.territory)
              scope = scopeOf(actor, sql, head, memory)
              return work(scope)
            }),
          { signal },
        ),
      { signal },
    )
    if (isKept) memory.share(scope!)
    return value
  }

  /**
   * A change under way has its time already and would appear in the past once it commits. Waiting for the head row lets
   * it end first; whatever begins later gets a later time. A workspace waits on one connection at most, and on none that
   * others read by.
   */
  const awaitChangeUnderWay = (workspaceId: string, signal?: AbortSignal) =>
    waitingLanes.run(
      workspaceId,
      () =>
        waitingQueue.run(
          () =>
            guardedBegin(waiting, { signal, keep: () => false }, async (sql) => {
              await sql`select set_config('app.workspace', ${workspaceId}, true)`
              await sql`select types.lock_workspace(${workspaceId})`
            }),
          { signal },
        ),
      { signal },
    )

  return {
    snapshot,
    change,
    readWorkspace: (workspaceId, read) =>
      readQueue.run(() =>
        guardedBegin(reading, { mode: snapshotMode }, async (sql) => {
          await sql`select set_config('app.workspace', ${workspaceId}, true)`
          return read(sql)
        }),
      ),
    close: async () => {
      await Promise.all([reading, writing, waiting].map((pool) => pool.end({ timeout: 5 })))
    },
  }
}

async function enter(sql: Sql, actor: Actor, command = ''): Promise<void> {
  await sql`
    select set_config('app.workspace', ${actor.workspaceId}, true), set_config('app.actor', ${actor.name}, true),
           set_config('app.command', ${command}, true)`
}

interface Head {
  revision: number
  revisionAt: string
  today: string
  /** What the transfers that stand now are derived under. */
  territory: string | null
}

async function readHead(sql: Sql, workspaceId: string): Promise<Head> {
  const [head] = await sql<[Head]>`
    select revision, to_json(changed_at) #>> '{}' as revision_at, territory, (now() at time zone 'utc')::date as today
      from hub.workspaces where workspace_id = ${workspaceId}`
  return head
}

/** Shows the transaction the rows of a past moment: the same names, found along another path. */
async function goBack(sql: Sql, workspaceId: string, time: Date): Promise<Head> {
  const [head] = await sql<[Head & { ahead: boolean }]>`
    select coalesce(past.revision, 0) as revision, coalesce(to_json(past.at) #>> '{}', '') as revision_at,
           territory, (now() at time zone 'utc')::date as today,
           ${time} > greatest(clock_timestamp(), w.changed_at) as ahead
      from hub.workspaces w
      left join lateral (select r.revision, r.at from hub.revisions r
                          where r.workspace_id = w.workspace_id and r.at <= ${time}
                          order by r.at desc limit 1) past on true
     where w.workspace_id = ${workspaceId}`
  if (head.ahead) {
    throw new ApiError('AS_OF_IN_FUTURE', 'What will be on record at that time is not known yet.', {
      argument: 'time',
      remedy: 'Ask for a time that has passed, or leave `@asOf` out.',
    })
  }
  await sql`
    select set_config('search_path', 'as_of, types', true), set_config('app.as_of_revision', ${String(head.revision)}, true)`
  return head
}
