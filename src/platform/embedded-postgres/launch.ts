import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, constants, fstatSync, openSync, renameSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Endpoint, fitsSocket, SOCKET_PORT } from './connection.ts'
import { EmbeddedPostgresError, explainFailure, messageOf, readFrom, throwIfGivenUp } from './fault.ts'
import { makeServerFolder } from './initialize.ts'
import { endPostmaster, findPostmaster, type Postmaster, removeLeftovers, waitForEnd } from './postmaster.ts'
import { identify } from './process-identity.ts'
import { asUser } from './run-program.ts'
import type { Log, Site } from './site.ts'

export interface LaunchOptions {
  durable: boolean
  log: Log
  signal?: AbortSignal
  /** Where pools already connect: after a crash it must not change. */
  endpoint?: Endpoint
}

export interface Launched {
  postmaster: Postmaster
  /** It was running, and did not have to be started. */
  found: boolean
}

/** After a kill -9 its children take a moment to notice, and hold the shared memory until they do. */
const PATIENCE_WITH_REMAINS_MS = 30_000
const REMAINS = /pre-existing shared memory block|lock file ".*" already exists/
const NO_SOCKET = /could not (create|bind) .*Unix/i
const PORT_TAKEN = /could not (create any TCP\/IP sockets|bind IPv4 address)/

/** Uses the postmaster that runs on the folder, or starts one. Only the holder of the folder may call this. */
export async function ensurePostmaster(site: Site, options: LaunchOptions): Promise<Launched> {
  const deadline = Date.now() + PATIENCE_WITH_REMAINS_MS
  let endpoint = options.endpoint ?? (await chooseEndpoint(site))
  for (;;) {
    throwIfGivenUp(options.signal)
    const running = findPostmaster(site)
    if (running && (await becomesReady(site, running, options))) {
      return { postmaster: { ...running, endpoint: findPostmaster(site)?.endpoint ?? running.endpoint }, found: true }
    }
    await removeLeftovers(site)
    const outcome = await launch(site, endpoint, options)
    if (typeof outcome !== 'string') return { postmaster: outcome, found: false }
    if (REMAINS.test(outcome) && Date.now() < deadline) await sleep(300)
    else if (NO_SOCKET.test(outcome) && endpoint.kind === 'socket' && !options.endpoint) endpoint = await freePort()
    else if (PORT_TAKEN.test(outcome) && !options.endpoint && Date.now() < deadline) endpoint = await freePort()
    else throw explainFailure('Starting the database', site.home, outcome)
  }
}

const chooseEndpoint = async (site: Site): Promise<Endpoint> =>
  fitsSocket(site.socketFolder) ? { kind: 'socket' } : await freePort()

async function freePort(): Promise<Endpoint> {
  const server = createServer()
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(address && typeof address === 'object' ? address.port : 0)
    })
  })
  await new Promise((resolve) => server.close(resolve))
  return { kind: 'loopback', port }
}

/** The new postmaster once it answers, or what it wrote before it gave up. */
async function launch(site: Site, endpoint: Endpoint, options: LaunchOptions): Promise<Postmaster | string> {
  makeServerFolder(site, site.socketFolder)
  const log = openLog(site)
  let child: ChildProcess
  let spawnFailure = ''
  try {
    // Detached: the terminal's Ctrl-C must reach the hub alone, which still needs its database to drain.
    child = spawn(site.programs.postgres, ['-D', site.data, ...settings(site, endpoint, options.durable)], {
      ...asUser(site.user),
      detached: true,
      stdio: ['ignore', log.handle, log.handle],
    })
    child.once('error', (error) => {
      spawnFailure = messageOf(error)
    })
    child.unref()
  } catch (error) {
    return messageOf(error)
  } finally {
    closeSync(log.handle)
  }
  const ended = () => spawnFailure !== '' || child.exitCode !== null || child.signalCode !== null
  for (let waited = 0; ; waited += 20) {
    await sleep(20)
    if (ended()) return spawnFailure || readFrom(site.logFile, log.from)
    const postmaster = findPostmaster(site)
    if (postmaster && postmaster.process.pid === child.pid && postmaster.status === 'ready') return postmaster
    if (options.signal?.aborted) {
      const started = identify(child.pid ?? 0)
      if (started) await endPostmaster(started)
      throwIfGivenUp(options.signal)
    }
    reportSlowness(site, waited, options.log)
  }
}

/** False when it ends instead, as one does that was already stopping. */
async function becomesReady(site: Site, known: Postmaster, { log, signal }: LaunchOptions): Promise<boolean> {
  for (let waited = 0; ; waited += 50) {
    const now = findPostmaster(site)
    if (now?.process.pid !== known.process.pid) return false
    if (now.status === 'ready') return true
    if (now.status === 'stopping' && waited > 60_000) {
      throw new EmbeddedPostgresError(
        `The PostgreSQL of ${site.home} (process ${known.process.pid}) has been stopping for a minute. End it, and start again.`,
      )
    }
    throwIfGivenUp(signal)
    reportSlowness(site, waited, log)
    await waitForEnd(known.process, 30)
  }
}

/** Recovery after a crash may take its time on a slow disk: say so instead of giving up. */
function reportSlowness(site: Site, waitedMs: number, log: Log): void {
  if (waitedMs > 0 && waitedMs % 10_000 === 0) log(`Waiting for PostgreSQL to recover; its log is ${site.logFile}`)
}

const LOG_LIMIT_BYTES = 16 * 1024 * 1024

function openLog(site: Site): { handle: number; from: number } {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW
  const handle = openSync(site.logFile, flags, 0o600)
  const { size } = fstatSync(handle)
  if (size < LOG_LIMIT_BYTES) return { handle, from: size }
  closeSync(handle)
  renameSync(site.logFile, `${site.logFile}.1`)
  return { handle: openSync(site.logFile, flags, 0o600), from: 0 }
}

/** On the command line, not in a file: a new version of the hub brings its settings to every old folder. */
function settings(site: Site, endpoint: Endpoint, durable: boolean): string[] {
  const socket = endpoint.kind === 'socket'
  return Object.entries({
    cluster_name: 'ropewalk',
    // A list: quoted, or a comma in the path would end the first name.
    unix_socket_directories: socket ? `"${site.socketFolder.replaceAll('"', '""')}"` : '',
    unix_socket_permissions: '0700',
    listen_addresses: socket ? '' : '127.0.0.1',
    port: socket ? SOCKET_PORT : endpoint.port,
    max_connections: 50,
    shared_buffers: durable ? '128MB' : '32MB',
    // In containers that count huge pages, trying for them ends in a bus error.
    huge_pages: 'off',
    jit: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
    log_checkpoints: 'off',
    // The log must not keep personal data: neither failed statements nor the values in their details.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(!durable && {
      // A power cut may then cost the database, but no kill: synchronous_commit stays on.
      fsync: 'off',
      full_page_writes: 'off',
      wal_level: 'minimal',
      max_wal_senders: 0,
    }),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
