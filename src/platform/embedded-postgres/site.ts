import { createHash, randomUUID } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fallbackPlaces, isTemporary, makeOwnPlace } from './fallback-places.ts'
import { EmbeddedPostgresError, errorCode, explainFileError, whoWeAre } from './fault.ts'
import { findPrograms, type Programs } from './programs.ts'
import { canEnter, type ServerUser, serverUserCandidates, weAreRoot } from './server-user.ts'

/** Where one embedded database lives, and what runs it. */
export interface Site {
  /** What the caller named; messages speak of it. */
  dataFolder: string
  /** Lock, secrets and log, which belong to us; `data` and `socket`, which belong to the server's user. */
  home: string
  data: string
  socketFolder: string
  logFile: string
  lockFile: string
  ownerPasswordFile: string
  superuserPasswordFile: string
  user: ServerUser | null
  programs: Programs
}

export type Log = (line: string) => void

/** Everything that can be known and prepared without holding the folder. */
export async function prepareSite(folder: string, log: Log, fallback?: string): Promise<Site> {
  if (process.platform === 'win32') {
    throw new EmbeddedPostgresError(
      'The embedded database does not run on Windows. Use WSL, or a PostgreSQL of your own with DATABASE_URL.',
    )
  }
  const dataFolder = makeDataFolder(folder)
  const known = readLocation(dataFolder) ?? join(dataFolder, 'postgres')
  const owner = ownerOf(join(known, 'data'))
  if (owner) refuseForeignData(known, owner)
  const { user, programs } = await findUserWithPrograms(owner, log, fallback)
  const home = await reachableHome(dataFolder, known, user, owner !== null, log, fallback)
  return {
    dataFolder,
    home,
    data: join(home, 'data'),
    socketFolder: join(home, 'socket'),
    logFile: join(home, 'postgres.log'),
    lockFile: join(home, 'holder.lock'),
    ownerPasswordFile: join(home, 'owner.password'),
    superuserPasswordFile: join(home, 'superuser.password'),
    user,
    programs,
  }
}

/** Names are listed by nobody else; root lets others through, as the server runs as one of them. */
const folderMode = () => (weAreRoot() ? 0o711 : 0o700)

function makeFolder(folder: string): void {
  // A strict umask would close what root has to leave open: set the mode afterwards too.
  if (mkdirSync(folder, { recursive: true, mode: folderMode() })) chmodSync(folder, folderMode())
}

function makeDataFolder(folder: string): string {
  const path = resolve(folder)
  try {
    makeFolder(path)
    return realpathSync(path)
  } catch (error) {
    throw explainFileError('make the data folder', path, error)
  }
}

function ownerOf(folder: string): { uid: number; gid: number } | null {
  try {
    const { uid, gid } = statSync(folder)
    return { uid, gid }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw explainFileError('look for a database', folder, error)
  }
}

function refuseForeignData(home: string, owner: { uid: number }): void {
  if (weAreRoot() && owner.uid === 0) {
    throw new EmbeddedPostgresError(
      `The database in ${home} belongs to root, and PostgreSQL does not run as root. ` +
        `Give it to another user: chown -R nobody ${join(home, 'data')}`,
    )
  }
  if (!weAreRoot() && owner.uid !== process.getuid?.()) {
    throw new EmbeddedPostgresError(
      `The database in ${home} belongs to user ${owner.uid}, and this is ${whoWeAre()}. Start as the user who made it ` +
        `(as root, if root did), give it to this user (chown -R), or choose another folder with ROPEWALK_DATA.`,
    )
  }
}

async function findUserWithPrograms(owner: { uid: number; gid: number } | null, log: Log, fallback?: string) {
  let refusal: unknown
  for (const user of serverUserCandidates(owner)) {
    try {
      return { user, programs: await findPrograms(user, log, fallback) }
    } catch (error) {
      refusal ??= error
    }
  }
  throw refusal
}

async function reachableHome(
  dataFolder: string,
  known: string,
  user: ServerUser | null,
  hasData: boolean,
  log: Log,
  fallback?: string,
): Promise<string> {
  try {
    makeFolder(known)
    if (await canEnter(user, known)) return known
    if (hasData) {
      throw new EmbeddedPostgresError(
        `User ${user?.name ?? 'of this process'}, to whom the database in ${known} belongs, can no longer enter that ` +
          'folder: one of the folders above it is closed. Let others through them with chmod o+x.',
      )
    }
    return await homeElsewhere(dataFolder, user, log, fallback)
  } catch (error) {
    throw explainFileError('make the database', dataFolder, error)
  }
}

/**
 * A file in the data folder names the place, so that the folder may be moved, made open later or deleted without a
 * database being mistaken for its own.
 */
const locationFile = (dataFolder: string) => join(dataFolder, 'postgres-location')

function readLocation(dataFolder: string): string | null {
  let location: string
  try {
    location = readFileSync(locationFile(dataFolder), 'utf8').trim()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw explainFileError('read where the database is', dataFolder, error)
  }
  if (statSync(location, { throwIfNoEntry: false })) return location
  throw new EmbeddedPostgresError(
    `The database of ${dataFolder} was kept in ${location}, which is no longer there. Bring it back, or delete ` +
      `${locationFile(dataFolder)} to begin with an empty database.`,
  )
}

async function homeElsewhere(
  dataFolder: string,
  user: ServerUser | null,
  log: Log,
  fallback?: string,
): Promise<string> {
  const mark = createHash('sha256').update(dataFolder).digest('hex').slice(0, 8)
  const name = `${basename(dataFolder).replace(/^\.+/, '') || 'data'}-${mark}-${randomUUID().slice(0, 8)}`
  for (const place of fallbackPlaces(fallback)) {
    const home = join(place, name)
    try {
      makeOwnPlace(place)
      makeFolder(home)
    } catch {
      continue
    }
    if (!(await canEnter(user, home))) {
      rmSync(home, { recursive: true, force: true })
      continue
    }
    return settle(dataFolder, home, user, log)
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL runs as user ${user?.name}, who can enter neither ${dataFolder} nor /var/lib/ropewalk. ` +
      'Choose a folder that user can enter with ROPEWALK_DATA, or start the hub as an ordinary user.',
  )
}

/** Of two starts at once, the first to write the location decides for both. */
function settle(dataFolder: string, home: string, user: ServerUser | null, log: Log): string {
  const draft = `${locationFile(dataFolder)}.${randomUUID()}`
  writeFileSync(draft, `${home}\n`, { flag: 'wx' })
  try {
    linkSync(draft, locationFile(dataFolder))
  } catch (error) {
    rmSync(home, { recursive: true, force: true })
    const location = errorCode(error) === 'EEXIST' ? readLocation(dataFolder) : null
    if (location === null) throw error
    return location
  } finally {
    rmSync(draft, { force: true })
  }
  const lost = isTemporary(home) ? ' This is a temporary folder: a restart of the machine may empty it.' : ''
  log(`User ${user?.name}, who runs PostgreSQL, cannot enter ${dataFolder}: the database is kept in ${home}.${lost}`)
  return home
}
