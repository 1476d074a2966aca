import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { messageOf } from './fault.ts'
import type { ServerUser } from './server-user.ts'

export interface ProgramResult {
  succeeded: boolean
  output: string
}

/** Messages in English, whatever the machine speaks: we read them. No PG… variable of the caller may reach the server. */
export const programEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
})

/** The user's rights, in a folder everybody can enter: ours may be closed to that user. */
export const asUser = (user: ServerUser | null) => ({
  ...(user && { uid: user.uid, gid: user.gid }),
  cwd: '/',
  env: programEnvironment(),
})

interface RunOptions {
  user: ServerUser | null
  input?: string
  signal?: AbortSignal
  timeoutMs?: number
}

/** Runs a program to its end. Never rejects. It ends with us: on abort, on time-out and when this process exits. */
export async function runProgram(program: string, args: string[], options: RunOptions): Promise<ProgramResult> {
  try {
    // A process group of its own: initdb has children, and all of them must go.
    return await watch(spawn(program, args, { ...asUser(options.user), detached: true }), options)
  } catch (error) {
    return { succeeded: false, output: messageOf(error) } // spawn throws some of its faults and emits others.
  }
}

function watch(child: ChildProcessWithoutNullStreams, options: RunOptions): Promise<ProgramResult> {
  let output = ''
  const killAll = () => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It has ended.
    }
  }
  const timer = setTimeout(() => {
    output += `\nstopped after ${options.timeoutMs} ms`
    killAll()
  }, options.timeoutMs ?? 120_000)
  const finish = (succeeded: boolean) => {
    clearTimeout(timer)
    process.off('exit', killAll)
    options.signal?.removeEventListener('abort', killAll)
    return { succeeded, output }
  }
  process.once('exit', killAll)
  options.signal?.addEventListener('abort', killAll)
  if (options.signal?.aborted) killAll()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-32_768)
    })
  }
  child.stdin.on('error', () => {}) // It may end before it has read everything.
  child.stdin.end(options.input ?? '')
  return new Promise((resolve) => {
    child.once('error', (error) => {
      output += messageOf(error)
      resolve(finish(false))
    })
    child.once('close', (code) => resolve(finish(code === 0)))
  })
}
