import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Note } from '../files/note.ts'

const baseline = z.object({
  ropewalk: z.literal(1),
  findings: z.array(z.object({ code: z.string(), record: z.string().nullable() })),
})

/** What tells findings apart in a baseline: not the line, which moves, nor the words, which change. */
const nameOf = ({ code, record }: Pick<Note, 'code' | 'record'>) => ({
  code,
  record: record ? `${record.section}/${record.key}` : null,
})
const asText = (name: ReturnType<typeof nameOf>) => `${name.code} ${name.record}`

/** Sets aside the findings that a baseline knows, so that old ones do not stand in the way of new work. */
export function setAside(findings: readonly Note[], file: string | undefined): { findings: Note[]; known: number } {
  if (file === undefined) return { findings: [...findings], known: 0 }
  const known = new Set(read(file).findings.map(({ code, record }) => asText({ code, record })))
  const left = findings.filter((each) => !known.has(asText(nameOf(each))))
  return { findings: left, known: findings.length - left.length }
}

export function writeBaseline(file: string, findings: readonly Note[]): void {
  const names = new Map(findings.map((each) => [asText(nameOf(each)), nameOf(each)]))
  const sorted = [...names.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name)
  writeFileSync(file, `${JSON.stringify({ ropewalk: 1, findings: sorted }, null, 2)}\n`)
}

function read(file: string): z.infer<typeof baseline> {
  try {
    return baseline.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
    throw new Error(`The baseline ${file} cannot be read: ${reason}. Make it anew with --write-baseline.`)
  }
}
