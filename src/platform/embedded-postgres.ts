import { setTimeout as sleep } from 'node:timers/promises'
import {
  checkServes,
  connectionTo,
  enterAsGuest,
  hasGuests,
  type PostgresConnection,
  urlOf,
} from './embedded-postgres/connection.ts'
import { EmbeddedPostgresError, explainFileError, throwIfGivenUp } from './embedded-postgres/fault.ts'
import { type Holder, type HolderLock, type LockAttempt, staysUp, tryLock } from './embedded-postgres/holder-lock.ts'
import { ensureInitialized } from './embedded-postgres/initialize.ts'
import { ensurePostmaster } from './embedded-postgres/launch.ts'
import { endPostmaster, findPostmaster, type Postmaster } from './embedded-postgres/postmaster.ts'
import { type Log, prepareSite, type Site } from './embedded-postgres/site.ts'
import { supervise } from './embedded-postgres/supervise.ts'

export { isPostgresUrl, type PostgresConnection, socketConnection } from './embedded-postgres/connection.ts'
export { EmbeddedPostgresError } from './embedded-postgres/fault.ts'

export interface EmbeddedPostgresOptions {
  /** Made when missing. The database lives in `postgres/` inside it. */
  dataFolder: string
  /** For what the user PostgreSQL runs as cannot reach where it is. Default: /var/lib/ropewalk as root, else ~/.cache. */
  fallbackFolder?: string
  /** One sentence for people, now and then: where the data went, that PostgreSQL died and came back. */
  log?: Log
  /** False for tests only: a power cut may then cost the database. */
  durable?: boolean
  /** Gives up a start that is under way; nothing it began is left running. */
  signal?: AbortSignal
  /** PostgreSQL died on its own. It is being started again; until `onUp`, nothing answers. */
  onDown?: () => void
  onUp?: () => void
}

export interface EmbeddedPostgres {
  /** The owner of the database `ropewalk`: not a superuser, may create roles and databases. */
  connection: PostgresConnection
  /** The same as a URL in libpq's form, for psql and other tools. */
  ownerUrl: string
  /** PostgreSQL's log file. */
  log: string
  /** Where the database is: inside the data folder, unless the user PostgreSQL runs as cannot enter that. */
  folder: string
  /** Made now, started on a folder with data, or found running. */
  started: 'fresh' | 'restarted' | 'joined'
  /** Ends PostgreSQL when this process holds the folder; else only leaves. May be called again. */
  stop(): Promise<void>
}

/** For the hub: holds the folder until `stop()`. Refuses when another live hub does. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const site = await prepareSite(options.dataFolder, options.log ?? ignore, options.fallbackFolder)
  // A command gives the folder back within seconds, a hub does not.
  const deadline = Date.now() + 15_000
  for (;;) {
    throwIfGivenUp(options.signal)
    const { lock, heldBy } = attemptLock(site, 'hub')
    if (lock) return hold(site, lock, 'hub', options)
    if ((heldBy.purpose === 'hub' && !heldBy.ending) || Date.now() > deadline) throw inUse(site, heldBy)
    await sleep(200)
  }
}

/** For a command beside a hub that may be running: joins its database, else starts it for the time of the command. */
export async function joinEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const site = await prepareSite(options.dataFolder, options.log ?? ignore, options.fallbackFolder)
  const deadline = Date.now() + 60_000
  for (;;) {
    throwIfGivenUp(options.signal)
    const { lock, heldBy } = attemptLock(site, 'command')
    if (lock) return hold(site, lock, 'command', options)
    const late = Date.now() > deadline
    const joined = await join(site, heldBy).catch((error) => {
      if (late) throw error // Else it is on its way up or down.
    })
    if (joined) return joined
    if (late) throw inUse(site, heldBy)
    await sleep(100)
  }
}

const ignore = () => {}

function attemptLock(site: Site, purpose: Holder['purpose']): LockAttempt {
  try {
    return tryLock(site.lockFile, purpose)
  } catch (error) {
    throw explainFileError('take hold of the database', site.home, error)
  }
}

const inUse = (site: Site, holder: Holder) =>
  new EmbeddedPostgresError(
    `The data folder ${site.dataFolder} is in use: process ${holder.pid}, a ${holder.purpose} started at ${holder.since}, ` +
      'holds it. Stop that process, or choose another folder with ROPEWALK_DATA.',
  )

async function hold(
  site: Site,
  lock: HolderLock,
  purpose: Holder['purpose'],
  { durable = true, signal, onDown = ignore, onUp = ignore, log = ignore }: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  try {
    const fresh = await ensureInitialized(site, durable, signal)
    const { postmaster, found } = await ensurePostmaster(site, { durable, log, signal })
    const connection = await admittedTo(site, postmaster, found, signal)
    if (found) log(`PostgreSQL was still running in ${site.home} (process ${postmaster.process.pid}): taken over`)
    const supervision = supervise(
      postmaster,
      async (signal) => {
        const again = await ensurePostmaster(site, { durable, log, signal, endpoint: postmaster.endpoint })
        return again.postmaster
      },
      {
        down() {
          log(`PostgreSQL ended on its own and is started again. Its log is ${site.logFile}`)
          onDown()
        },
        up() {
          log('PostgreSQL is back')
          onUp()
        },
        failed: log,
      },
    )
    return handle(site, connection, found ? 'joined' : fresh ? 'fresh' : 'restarted', async () => {
      const last = await supervision.end()
      await endDatabase(site, lock, last, purpose === 'command' ? connection : null)
    })
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Its connection, once it is certain that the right server answers; a server nobody may use is not left running. */
async function admittedTo(
  site: Site,
  postmaster: Postmaster,
  found: boolean,
  signal?: AbortSignal,
): Promise<PostgresConnection> {
  try {
    const connection = connectionTo(site, postmaster.endpoint)
    await checkServes(site, connection)
    throwIfGivenUp(signal)
    return connection
  } catch (error) {
    if (!found) await endPostmaster(postmaster.process)
    throw error
  }
}

/**
 * A command that held the folder leaves the database to the guests that still work with it; the last one ends it.
 * The mark comes before the look for guests, and a guest enters before it looks for the mark: one sees the other.
 */
async function endDatabase(
  site: Site,
  lock: HolderLock,
  postmaster: Postmaster | null,
  shared: PostgresConnection | null,
): Promise<void> {
  lock.markEnding()
  if (shared && postmaster && (await hasGuests(shared))) {
    lock.release()
    // The last guest may have gone while the lock still kept it from ending the database.
    if (await hasGuests(shared)) return
    return endWhenUnheld(site, shared)
  }
  if (postmaster) await endPostmaster(postmaster.process)
  lock.release()
}

async function endWhenUnheld(site: Site, connection: PostgresConnection): Promise<void> {
  const { lock } = attemptLock(site, 'command')
  if (lock) await endDatabase(site, lock, findPostmaster(site), connection)
}

/** Null while the holder's database is not ready. */
async function join(site: Site, holder: Holder): Promise<EmbeddedPostgres | null> {
  const running = findPostmaster(site)
  if (running?.status !== 'ready' || holder.ending) return null
  const connection = connectionTo(site, running.endpoint)
  await checkServes(site, connection)
  const guest = await enterAsGuest(connection)
  if (staysUp(site.lockFile, holder)) {
    return handle(site, connection, 'joined', async () => {
      await guest.leave()
      await endWhenUnheld(site, connection)
    })
  }
  await guest.leave()
  return null
}

function handle(
  site: Site,
  connection: PostgresConnection,
  started: EmbeddedPostgres['started'],
  end: () => Promise<void>,
): EmbeddedPostgres {
  let ending: Promise<void> | undefined
  return {
    connection,
    ownerUrl: urlOf(site, connection),
    log: site.logFile,
    folder: site.home,
    started,
    stop: () => {
      ending ??= end()
      return ending
    },
  }
}
