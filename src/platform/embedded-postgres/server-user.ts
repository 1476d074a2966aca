import { readFileSync } from 'node:fs'
import { runProgram } from './run-program.ts'

/** The user PostgreSQL runs as when we are root: it refuses to run as root itself. */
export interface ServerUser {
  name: string
  uid: number
  gid: number
}

export const weAreRoot = (): boolean => process.getuid?.() === 0

/** Null stands for ourselves. Data that exists decides: PostgreSQL takes only a folder its own user owns. */
export function serverUserCandidates(dataOwner: { uid: number; gid: number } | null): (ServerUser | null)[] {
  if (!weAreRoot()) return [null]
  const known = knownUsers()
  if (dataOwner) {
    const name = known.find((user) => user.uid === dataOwner.uid)?.name ?? `number ${dataOwner.uid}`
    return [{ name, ...dataOwner }]
  }
  const named = ['postgres', '_postgres', 'nobody'].flatMap((name) => known.find((user) => user.name === name) ?? [])
  return named.length > 0 ? named : [{ name: 'nobody', uid: 65_534, gid: 65_534 }]
}

function knownUsers(): ServerUser[] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
      .filter((user) => user.uid > 0)
  } catch {
    return []
  }
}

/** Asked of the system, by trying: parents without search permission, access lists and mounts all have a say. */
export async function canEnter(user: ServerUser | null, folder: string): Promise<boolean> {
  if (!user) return true // We are in already.
  const { succeeded } = await runProgram('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { user, timeoutMs: 10_000 })
  return succeeded
}
