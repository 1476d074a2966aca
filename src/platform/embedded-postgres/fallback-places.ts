import { lstatSync, mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { EmbeddedPostgresError } from './fault.ts'
import { weAreRoot } from './server-user.ts'

/** For what PostgreSQL's user cannot reach where it is: the programs of the package, the data folder. Best first. */
export function fallbackPlaces(chosen?: string): string[] {
  if (chosen) return [chosen]
  const lasting = weAreRoot() ? '/var/lib/ropewalk' : join(homedir(), '.cache', 'ropewalk')
  return [lasting, join(tmpdir(), `ropewalk-${ownUid()}`)]
}

export const isTemporary = (place: string): boolean => place.startsWith(tmpdir())

export function makeOwnPlace(place: string): void {
  mkdirSync(place, { recursive: true, mode: weAreRoot() ? 0o711 : 0o700 })
  refuseUnlessOurs(place)
}

/** In a folder open to all, somebody else may have put a program or a folder under the name we look for. */
export function refuseUnlessOurs(folder: string): void {
  const entry = lstatSync(folder)
  if (entry.isDirectory() && entry.uid === ownUid() && (entry.mode & 0o022) === 0) return
  throw new EmbeddedPostgresError(`${folder} belongs to somebody else, or others may change it`)
}

const ownUid = () => process.getuid?.() ?? 0
