import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { onTestFinished } from 'vitest'
import { HubProcess, type SpawnUser } from './embedded-hub.ts'

export const weAreRoot = process.getuid?.() === 0

export const nobody: SpawnUser = { uid: 65_534, gid: 65_534 }

/** A folder that the user owns. Whatever still runs on it when the test is over is ended. */
export function newFolder(user?: SpawnUser): string {
  const folder = mkdtempSync(join(tmpdir(), 'ropewalk-embedded-'))
  chmodSync(folder, 0o755)
  if (user) chownSync(folder, user.uid, user.gid)
  onTestFinished(async () => {
    for (const pid of processesNaming(folder)) kill(pid)
    await sleep(50)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  })
  return folder
}

export function launch(...parameters: ConstructorParameters<typeof HubProcess>): HubProcess {
  const hub = new HubProcess(...parameters)
  onTestFinished(() => hub.kill())
  return hub
}

export async function ready(...parameters: ConstructorParameters<typeof HubProcess>): Promise<HubProcess> {
  const hub = launch(...parameters)
  await hub.until('ready')
  return hub
}

export function connect(hub: HubProcess) {
  const sql = postgres({ ...hub.database.connection, max: 2, connect_timeout: 5, onnotice: () => {} })
  onTestFinished(() => sql.end({ timeout: 1 }))
  return sql
}

export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended.
  }
}

/** The folder's name is random: these are processes of the test that made it. */
export function processesNaming(folder: string): number[] {
  return execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder))
    .map((line) => Number.parseInt(line, 10))
}

export const postmasterOf = (hub: HubProcess) =>
  Number(readFileSync(join(hub.database.folder, 'data/postmaster.pid'), 'utf8').split('\n')[0])

export async function note(hub: HubProcess, text: string): Promise<void> {
  const sql = connect(hub)
  await sql`create table if not exists notes (text text)`
  await sql`insert into notes values (${text})`
  await sql.end()
}

export async function notes(hub: HubProcess): Promise<string[]> {
  const sql = connect(hub)
  const rows = await sql<{ text: string }[]>`select text from notes order by text`
  await sql.end()
  return rows.map((row) => row.text)
}
