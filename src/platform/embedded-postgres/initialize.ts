import { randomBytes, randomUUID } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { EmbeddedPostgresError, errorCode, explainFailure, explainFileError, throwIfGivenUp } from './fault.ts'
import { runProgram } from './run-program.ts'
import type { Site } from './site.ts'

export const OWNER = 'ropewalk'
export const DATABASE = 'ropewalk'

/**
 * Makes the database unless it is there; true when it did. Made whole under another name and then renamed: a kill at any
 * moment leaves either nothing or everything. Only the holder of the folder may call this.
 */
export async function ensureInitialized(site: Site, durable: boolean, signal?: AbortSignal): Promise<boolean> {
  try {
    sweepDrafts(site)
    if (statSync(site.data, { throwIfNoEntry: false })) {
      checkFormat(site)
      return false
    }
    const draft = join(site.home, `new-${randomUUID().slice(0, 8)}`)
    try {
      await makeCluster(site, draft, durable, signal)
      renameSync(join(draft, 'data'), site.data)
      if (durable) syncFolder(site.home)
    } finally {
      rmSync(draft, { recursive: true, force: true, maxRetries: 5 })
    }
    return true
  } catch (error) {
    throw explainFileError('make the database', site.home, error)
  }
}

async function makeCluster(site: Site, draft: string, durable: boolean, signal?: AbortSignal): Promise<void> {
  const superuserPassword = newSecret(site.superuserPasswordFile)
  const ownerPassword = newSecret(site.ownerPasswordFile)
  mkdirSync(draft, { mode: 0o700 })
  const passwordFile = join(draft, 'password')
  writeFileSync(passwordFile, superuserPassword, { flag: 'wx', mode: 0o600 })
  giveToServer(site, passwordFile)
  giveToServer(site, draft)
  const data = join(draft, 'data')
  const made = await runProgram(
    site.programs.initdb,
    [
      ...['-D', data, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
      // Unicode upper and lower case, and an order that no update of the system's libraries can change.
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--set=timezone=UTC', '--set=log_timezone=UTC', '--set=max_connections=50'],
      ...(durable ? [] : ['--no-sync']),
    ],
    { user: site.user, signal },
  )
  throwIfGivenUp(signal)
  if (!made.succeeded) throw explainFailure('Making the database', site.home, made.output)
  await runSingleUser(site, data, durable, bootstrapStatements(ownerPassword), signal)
}

const bootstrapStatements = (ownerPassword: string) => [
  // createdb: tests clone template databases. pg_read_all_settings: to ask a server which folder it serves.
  `create role ${OWNER} login createrole createdb nosuperuser password '${ownerPassword}'`,
  `grant pg_read_all_settings to ${OWNER}`,
  `create database ${DATABASE} owner ${OWNER}`,
]

/** PostgreSQL without a server: nobody can connect to a database that is half made. One line, one statement. */
async function runSingleUser(site: Site, data: string, durable: boolean, statements: string[], signal?: AbortSignal) {
  const { succeeded, output } = await runProgram(
    site.programs.postgres,
    ['--single', '-D', data, ...(durable ? [] : ['-F']), '-c', 'log_checkpoints=off', 'postgres'],
    { user: site.user, signal, input: `${statements.join('\n')}\n` },
  )
  throwIfGivenUp(signal)
  // It ends with 0 after a statement that failed.
  if (!succeeded || /^.*(ERROR|FATAL|PANIC):/m.test(output)) {
    throw explainFailure('Making the database', site.home, output)
  }
}

/** What a start that was killed half-way has left. */
function sweepDrafts(site: Site): void {
  for (const name of readdirSync(site.home)) {
    if (/^new-[0-9a-f]{8}$/.test(name)) rmSync(join(site.home, name), { recursive: true, force: true, maxRetries: 5 })
  }
}

function checkFormat(site: Site): void {
  const found = readTrimmed(join(site.data, 'PG_VERSION'))
  if (found === site.programs.major) return
  throw new EmbeddedPostgresError(
    found === null
      ? `${site.data} does not hold a database. Move it away, and the next start makes a new one.`
      : `The database in ${site.home} was made by PostgreSQL ${found}; this hub brings PostgreSQL ${site.programs.major}. ` +
          'Export its contents with the version of the hub that made it, and import them into a new folder.',
  )
}

export function readOwnerPassword(site: Site): string {
  const password = readTrimmed(site.ownerPasswordFile)
  if (password) return password
  throw new EmbeddedPostgresError(
    `The password of the database in ${site.home} is missing: ${site.ownerPasswordFile} is gone. Restore that file.`,
  )
}

function readTrimmed(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw explainFileError('read the database', dirname(file), error)
  }
}

function newSecret(file: string): string {
  const secret = randomBytes(24).toString('hex')
  rmSync(file, { force: true })
  writeFileSync(file, `${secret}\n`, { flag: 'wx', mode: 0o600 })
  return secret
}

/** Made if missing, and the server's own. */
export function makeServerFolder(site: Site, folder: string): void {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  mkdirSync(folder, { mode: 0o700 })
  giveToServer(site, folder)
}

function giveToServer(site: Site, path: string): void {
  // Never through a link: where another user may write, root would give away what the link points at.
  if (site.user) lchownSync(path, site.user.uid, site.user.gid)
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
