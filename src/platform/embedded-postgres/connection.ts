import { statSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { EmbeddedPostgresError, messageOf } from './fault.ts'
import { DATABASE, OWNER, readOwnerPassword } from './initialize.ts'
import type { Site } from './site.ts'

/** What postgres.js needs to connect: `postgres({ ...connection, max: 8 })`. */
export interface PostgresConnection {
  /** For a Unix socket its folder. */
  host: string
  port: number
  /** The socket itself: postgres.js would make this of the other two, but splits a host at commas and colons. */
  path?: string
  user: string
  password: string
  database: string
}

export type Endpoint = { kind: 'socket' } | { kind: 'loopback'; port: number }

/** With sockets, no more than part of the socket's name. */
export const SOCKET_PORT = 5432

export const socketPath = (folder: string, port = SOCKET_PORT) => join(folder, `.s.PGSQL.${port}`)

/** The kernel's limit is 107 bytes on Linux and 103 on macOS. */
export const fitsSocket = (folder: string) => Buffer.byteLength(socketPath(folder)) <= 103

export function connectionTo(site: Site, endpoint: Endpoint): PostgresConnection {
  const account = { user: OWNER, password: readOwnerPassword(site), database: DATABASE }
  return endpoint.kind === 'socket'
    ? { host: site.socketFolder, port: SOCKET_PORT, path: socketPath(site.socketFolder), ...account }
    : { host: '127.0.0.1', port: endpoint.port, ...account }
}

/** The form that libpq, psql and `socketConnection` understand; postgres.js by itself knows no socket in a URL. */
export function urlOf(site: Site, { user, password, database, path, host, port }: PostgresConnection): string {
  const account = `${user}:${password}`
  return path
    ? `postgresql://${account}@/${database}?host=${encodeURIComponent(site.socketFolder)}&port=${port}`
    : `postgresql://${account}@${host}:${port}/${database}`
}

/** A URL whose `host` parameter is a folder, as in `ownerUrl`; null for any other: postgres.js reads those by itself. */
export function socketConnection(url: string): PostgresConnection | null {
  const { username, password, pathname, searchParams } = new URL(withHost(url))
  const folder = searchParams.get('host')
  if (!folder?.startsWith('/')) return null
  const port = Number(searchParams.get('port') ?? SOCKET_PORT)
  return {
    host: folder,
    port,
    path: socketPath(folder, port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  }
}

/** Whether we can read it: `URL` alone refuses what libpq writes for a socket, `postgresql://user:…@/name?host=…`. */
export const isPostgresUrl = (url: string) => /^postgres(ql)?:/.test(url) && URL.canParse(withHost(url))

const withHost = (url: string) => url.replace(/^([a-z]+:\/\/[^/]*@)\//, '$1localhost/')

const openOne = (connection: PostgresConnection, name: string) =>
  postgres({
    ...connection,
    max: 1,
    connect_timeout: 10,
    max_lifetime: null,
    fetch_types: false,
    connection: { application_name: name },
    onnotice: () => {},
  })

const GUEST = 'ropewalk guest'

/** Shows the holder of the folder that somebody else still works with the database. */
export async function enterAsGuest(connection: PostgresConnection): Promise<{ leave(): Promise<void> }> {
  const sql = openOne(connection, GUEST)
  const leave = () => sql.end({ timeout: 5 })
  try {
    await sql`select 1`
    return { leave }
  } catch (error) {
    await leave()
    throw error
  }
}

export async function hasGuests(connection: PostgresConnection): Promise<boolean> {
  const sql = openOne(connection, 'ropewalk')
  try {
    const guests = await sql`select from pg_stat_activity where application_name = ${GUEST}`
    return guests.length > 0
  } catch {
    return false // Nothing to share when it does not answer.
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Asks the server that answers there whether it serves this folder and no copy of it. */
export async function checkServes(site: Site, connection: PostgresConnection): Promise<void> {
  const sql = openOne(connection, 'ropewalk')
  try {
    const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`
    const [theirs, ours] = [row!.folder, site.data].map((folder) => statSync(folder, { throwIfNoEntry: false }))
    if (theirs && ours && theirs.dev === ours.dev && theirs.ino === ours.ino) return
    throw new EmbeddedPostgresError(
      `The PostgreSQL that answers for ${site.home} serves ${row!.folder} instead. Stop it, and start again.`,
    )
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error
    throw new EmbeddedPostgresError(
      `The database in ${site.home} runs but does not let us in: ${messageOf(error)}. Its log is ${site.logFile}; ` +
        `the password it expects should be in ${site.ownerPasswordFile}.`,
    )
  } finally {
    await sql.end({ timeout: 5 })
  }
}
