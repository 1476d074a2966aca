import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { errorCode } from './fault.ts'
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.ts'

/** Who holds a folder: a hub for as long as it lives, a command for the time of its work. */
export interface Holder extends ProcessIdentity {
  id: string
  purpose: 'hub' | 'command'
  since: string
  /** It is about to end the database: too late to join. */
  ending?: boolean
}

export interface HolderLock {
  markEnding(): void
  release(): void
}

export type LockAttempt = { lock: HolderLock; heldBy?: undefined } | { lock?: undefined; heldBy: Holder }

/** Takes the lock, or says which live process has it. A dead holder's lock is taken over. */
export function tryLock(path: string, purpose: Holder['purpose']): LockAttempt {
  const mine: Holder = { ...ownIdentity(), id: randomUUID(), purpose, since: new Date().toISOString() }
  const draft = `${path}.${mine.id}`
  writeFileSync(draft, JSON.stringify(mine), { flag: 'wx', mode: 0o644 })
  try {
    for (;;) {
      if (linked(draft, path)) return { lock: lockOf(path, mine) }
      const holder = readHolder(path)
      if (!holder) continue
      if (holder !== 'unreadable' && isAlive(holder)) return { heldBy: holder }
      const rival = replaceDead(path, draft, holder, purpose)
      if (rival) return { heldBy: rival }
      if (readHolder(path, mine.id)) return { lock: lockOf(path, mine) }
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Two processes may find the same dead holder. Only who holds the claim on exactly that holder may replace it, and only
 * after reading it again: by then the other may have come, replaced it and gone. A claim is a lock like this one.
 */
function replaceDead(
  path: string,
  draft: string,
  dead: Holder | 'unreadable',
  purpose: Holder['purpose'],
): Holder | null {
  const id = dead === 'unreadable' ? 'unreadable' : dead.id
  const claim = tryLock(`${path}.dead-${id.slice(0, 10)}`, purpose)
  if (claim.heldBy) return claim.heldBy
  try {
    const now = readHolder(path)
    const same = now && (now === 'unreadable' ? id === 'unreadable' : now.id === id)
    if (same) renameSync(draft, path)
    return null
  } finally {
    claim.lock.release()
  }
}

/** True while that very holder has the lock and means to keep the database up. */
export function staysUp(path: string, { id }: Holder): boolean {
  const now = readHolder(path, id)
  return now !== null && now !== 'unreadable' && !now.ending && isAlive(now)
}

function lockOf(path: string, mine: Holder): HolderLock {
  return {
    markEnding() {
      if (!readHolder(path, mine.id)) return
      const draft = `${path}.${mine.id}`
      writeFileSync(draft, JSON.stringify({ ...mine, ending: true }), { flag: 'wx', mode: 0o644 })
      renameSync(draft, path)
    },
    release() {
      if (readHolder(path, mine.id)) rmSync(path, { force: true })
    },
  }
}

function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

/** Null when there is no lock (or not the one asked for); "unreadable" after a power cut that left an empty file. */
function readHolder(path: string, id?: string): Holder | 'unreadable' | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
  try {
    const holder = JSON.parse(text) as Holder
    if (id !== undefined && holder.id !== id) return null
    return Number.isInteger(holder.pid) && typeof holder.id === 'string' ? holder : 'unreadable'
  } catch {
    return id === undefined ? 'unreadable' : null
  }
}
