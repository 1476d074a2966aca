import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { errorCode } from './fault.ts'

/** A pid alone is not a process: the number is used again, in a container within seconds. */
export interface ProcessIdentity {
  pid: number
  startedAt: string
}

/** Null when no such process runs. A zombie does not run: nobody may ever reap it under a container's first process. */
export function identify(pid: number): ProcessIdentity | null {
  if (!Number.isInteger(pid) || pid <= 0 || !signalReaches(pid)) return null
  const startedAt = process.platform === 'linux' ? linuxStartTime(pid) : psStartTime(pid)
  return startedAt === 'zombie' ? null : { pid, startedAt }
}

export function isAlive(known: ProcessIdentity): boolean {
  const now = identify(known.pid)
  if (!now) return false
  // Hidden (/proc mounted with hidepid): better to refuse a folder that is free than to share one that is held.
  return now.startedAt === known.startedAt || now.startedAt === 'hidden' || known.startedAt === 'hidden'
}

export function ownIdentity(): ProcessIdentity {
  return identify(process.pid) ?? { pid: process.pid, startedAt: 'hidden' }
}

/** The command line, or an empty string. */
export function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

function signalReaches(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

let bootId: string | undefined

function linuxStartTime(pid: number): string {
  try {
    // The name, in brackets, may itself hold spaces and brackets: count from the last one.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return 'zombie'
    // Ticks since boot: two boots may show the same number.
    bootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${bootId}:${fields[19]}`
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return 'zombie'
    return signalReaches(pid) ? 'hidden' : 'zombie'
  }
}

function psStartTime(pid: number): string {
  try {
    const [state = '', ...started] = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    })
      .trim()
      .split(/\s+/)
    return state.startsWith('Z') ? 'zombie' : started.join(' ')
  } catch {
    return signalReaches(pid) ? 'hidden' : 'zombie'
  }
}
