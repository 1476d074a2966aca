import { readFileSync, rmSync, statSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Endpoint, socketPath } from './connection.ts'
import { EmbeddedPostgresError, errorCode, messageOf, whoWeAre } from './fault.ts'
import { commandLine, identify, isAlive, type ProcessIdentity } from './process-identity.ts'
import type { Site } from './site.ts'

/** PostgreSQL's first process. It may be our child, or one that outlived the hub that started it. */
export interface Postmaster {
  process: ProcessIdentity
  endpoint: Endpoint
  status: 'starting' | 'ready' | 'stopping'
}

const pidFile = (site: Site) => join(site.data, 'postmaster.pid')

/** The live postmaster of exactly this folder; null when there is none, whatever the pid file says. */
export function findPostmaster(site: Site): Postmaster | null {
  const lines = readPidFile(site)
  const pid = Number(lines?.[0])
  if (!lines || !serves(pid, site)) return null
  const process = identify(pid)
  if (!process) return null
  const status = lines[7]?.trim()
  return {
    process,
    endpoint: lines[4] ? { kind: 'socket' } : { kind: 'loopback', port: Number(lines[3]) },
    status: status === 'ready' || status === 'stopping' ? status : 'starting',
  }
}

function readPidFile(site: Site): string[] | null {
  try {
    return readFileSync(pidFile(site), 'utf8').split('\n')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** A postmaster's working directory is its data folder, under whatever name it was started. */
function serves(pid: number, site: Site): boolean {
  if (!identify(pid)) return false
  try {
    const [theirs, ours] = [statSync(`/proc/${pid}/cwd`), statSync(site.data)]
    return theirs.dev === ours.dev && theirs.ino === ours.ino
  } catch {
    // No /proc, or a container that hides it from root: the name we gave it has to do.
    return commandLine(pid).includes(` -D ${site.data} `)
  }
}

/**
 * Removes what a killed postmaster has left. PostgreSQL would trust the pid in these files, and refuse to start when
 * another process of this user has that number by now.
 */
export async function removeLeftovers(site: Site): Promise<void> {
  const socket = socketPath(site.socketFolder)
  if (await answers(socket)) {
    throw new EmbeddedPostgresError(
      `A PostgreSQL that cannot be seen from here answers for ${site.home}: perhaps a hub in another container has the ` +
        'same folder. Stop it, or choose another folder with ROPEWALK_DATA.',
    )
  }
  for (const file of [pidFile(site), socket, `${socket}.lock`]) rmSync(file, { force: true })
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection(socket)
    const finish = (answer: boolean) => {
      connection.destroy()
      resolve(answer)
    }
    connection.once('connect', () => finish(true))
    connection.once('error', () => finish(false))
  })
}

export async function waitForEnd(process: ProcessIdentity, atMostMs: number): Promise<boolean> {
  for (const deadline = Date.now() + atMostMs; isAlive(process); ) {
    if (Date.now() > deadline) return false
    await sleep(20)
  }
  return true
}

/** Politely, then firmly, then by force; its children end with it each time. */
export async function endPostmaster(known: ProcessIdentity): Promise<void> {
  const steps = [
    { signal: 'SIGINT', patienceMs: 20_000 }, // fast: sessions are cut, work on disk is finished
    { signal: 'SIGQUIT', patienceMs: 6_000 }, // immediate: the next start recovers
    { signal: 'SIGKILL', patienceMs: 5_000 },
  ] as const
  for (const { signal, patienceMs } of steps) {
    if (!isAlive(known)) return
    try {
      process.kill(known.pid, signal)
    } catch (error) {
      if (errorCode(error) === 'ESRCH') return
      throw new EmbeddedPostgresError(
        `${whoWeAre()} may not end PostgreSQL (process ${known.pid}): ${messageOf(error)}. End it as its own user.`,
      )
    }
    if (await waitForEnd(known, patienceMs)) return
  }
  throw new EmbeddedPostgresError(`PostgreSQL (process ${known.pid}) does not end, not even by force. See its disk.`)
}
