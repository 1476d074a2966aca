import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Note } from '../files/note.ts'
import { isObject } from '../record/check.ts'

const finding = z.object({ code: z.string(), about: z.string(), standsOn: z.array(z.string()) })
type Known = z.infer<typeof finding>
const baseline = z.object({ ropewalk: z.literal(2), findings: z.array(finding) })

/** What tells findings apart in a baseline: not the line, which moves, nor the words, which change. */
const nameOf = ({ code, about, record, standsOn = [] }: Note): Known => ({
  code,
  about: about ?? (record ? `${record.section}/${record.key}` : ''),
  standsOn: [...standsOn],
})
const asText = ({ code, about }: Known) => `${code} ${about}`

/**
 * Sets aside the findings that a baseline knows, so that old ones do not stand in the way of new work. One that stands
 * on more than is known is not set aside: a second flow of a transfer is new, though the transfer is not.
 */
export function setAside(findings: readonly Note[], file: string | undefined): { findings: Note[]; known: number } {
  if (file === undefined) return { findings: [...findings], known: 0 }
  const known = new Map(read(file).findings.map((each) => [asText(each), new Set(each.standsOn)]))
  const left = findings.flatMap((note) => newPartOf(note, known.get(asText(nameOf(note)))))
  return { findings: left, known: findings.length - left.length }
}

function newPartOf(note: Note, known: ReadonlySet<string> | undefined): Note[] {
  if (!known) return [note]
  const standsOn = (note.standsOn ?? []).filter((each) => !known.has(each))
  if (standsOn.length === 0) return []
  return [{ ...note, standsOn, place: note.placeOf?.(standsOn[0]!) ?? note.place }]
}

export function writeBaseline(file: string, findings: readonly Note[]): void {
  const names = new Map<string, Known>()
  for (const each of findings.map(nameOf)) {
    const before = names.get(asText(each))?.standsOn ?? []
    names.set(asText(each), { ...each, standsOn: [...new Set([...before, ...each.standsOn])].sort() })
  }
  const sorted = [...names.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name)
  writeFileSync(file, `${JSON.stringify({ ropewalk: 2, findings: sorted }, null, 2)}\n`)
}

function read(file: string): z.infer<typeof baseline> {
  let said: unknown
  try {
    said = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw unreadable(file, `cannot be read: ${(error as Error).message}.`)
  }
  if (isObject(said) && said.ropewalk === 1)
    throw unreadable(file, 'is of an older form, which told findings apart by their records alone.')
  const { data, error } = baseline.safeParse(said)
  if (error) throw unreadable(file, `cannot be read: ${z.prettifyError(error)}`)
  return data
}

const unreadable = (file: string, why: string) =>
  new Error(`The baseline ${file} ${why} Make it anew with --write-baseline.`)
