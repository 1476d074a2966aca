import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Every fault of the embedded database: one sentence for what happened, one for what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
}

/** A start that is given up ends with an Error of ours, whatever reason the caller aborted with. */
export function throwIfGivenUp(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new EmbeddedPostgresError('The start of the database was given up, as asked.')
}

export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const DISK_FULL = /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/

/** Turns what a PostgreSQL program said before it gave up into something its reader can act on. */
export function explainFailure(what: string, folder: string, output: string): EmbeddedPostgresError {
  const said = output.trimEnd().split('\n').slice(-8).join('\n  ')
  const advice = DISK_FULL.test(output)
    ? `The disk that holds ${folder} is full: make room there, or choose another folder with ROPEWALK_DATA.`
    : `Mend the cause below, or use a PostgreSQL of your own with DATABASE_URL.`
  return new EmbeddedPostgresError(`${what} in ${folder} failed. ${advice} It said:\n  ${said || '(nothing)'}`)
}

/** The same for an error of the file system. */
export function explainFileError(what: string, folder: string, error: unknown): EmbeddedPostgresError {
  if (error instanceof EmbeddedPostgresError) return error
  const code = errorCode(error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    const reason = code === 'EROFS' ? 'its disk is read-only' : `${whoWeAre()} may not`
    return new EmbeddedPostgresError(
      `Cannot ${what} in ${folder}: ${reason} (${messageOf(error)}). ` +
        'Choose another folder with ROPEWALK_DATA, or have this one belong to the user who starts the hub.',
    )
  }
  return explainFailure(`Trying to ${what}`, folder, messageOf(error))
}

export const whoWeAre = (): string => `user ${process.getuid?.() ?? 'unknown'}`

/** The end of a log file, from a byte on: what this start has written, not an older one. */
export function readFrom(file: string, offset: number, atMost = 16_384): string {
  try {
    const handle = openSync(file, 'r')
    try {
      const size = fstatSync(handle).size
      const from = Math.max(offset, size - atMost)
      const buffer = Buffer.alloc(Math.max(size - from, 0))
      readSync(handle, buffer, 0, buffer.length, from)
      return buffer.toString('utf8')
    } finally {
      closeSync(handle)
    }
  } catch {
    return ''
  }
}
