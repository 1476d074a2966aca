import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { onTestFinished } from 'vitest'
import { newFolder, nobody, weAreRoot } from './embedded-scene.ts'

const programs = '/usr/lib/postgresql/15/bin'

/** Debian's PostgreSQL 15, the oldest that the hub is held to. `.ci/run` installs it. */
export const hasPostgres15 = existsSync(join(programs, 'postgres')) && existsSync(join(programs, 'initdb'))

/** A cluster of its own, on a Unix socket in a folder of its own; gone when the test is over. */
export async function startPostgres15() {
  const user = weAreRoot ? nobody : undefined
  const folder = newFolder(user)
  const data = join(folder, 'data')
  const passwords = join(folder, 'passwords')
  writeFileSync(passwords, 'secret\n')
  chmodSync(passwords, 0o644)
  const initialize = ['-D', data, '-U', 'postgres', '--pwfile', passwords, '-A', 'scram-sha-256', '-E', 'UTF8']
  execFileSync(join(programs, 'initdb'), [...initialize, '--no-sync', '--locale', 'C'], { ...user, stdio: 'ignore' })
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off']
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...settings.flatMap((each) => ['-c', each])], {
    ...user,
    stdio: 'ignore',
  })
  onTestFinished(() => end(server))
  const url = (name: string, database: string) =>
    `postgresql://${name}:secret@/${database}?host=${encodeURIComponent(folder)}`
  const root = postgres({ path: join(folder, '.s.PGSQL.5432'), user: 'postgres', password: 'secret', max: 1 })
  onTestFinished(() => root.end({ timeout: 1 }))
  await untilItAnswers(root)
  return { root, url }
}

async function untilItAnswers(sql: postgres.Sql): Promise<void> {
  for (let tries = 200; ; tries -= 1) {
    try {
      await sql`select 1`
      return
    } catch (error) {
      if (tries === 0) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

async function end(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  // At once, without waiting for those who are connected.
  server.kill('SIGQUIT')
  if (server.exitCode === null && server.signalCode === null) await ended
}
