import type { ClassType } from 'type-graphql'
import { suggest } from '../platform/suggest.ts'
import { type Check, show } from './check.ts'
import { alters, type Command, type Described } from './command.ts'
import type { Entry, RecordSpec } from './record-spec.ts'
import { described, type Group, group, type List, required } from './shape.ts'

interface OnList {
  /** The field of the input that has the key of the record. */
  names: string
  list: string
  /** What the input says of an entry that is a plain value. */
  value?: string
  records: Described
  removes: Described
}

/** The two commands on a list of a record: one puts an entry into it, the other takes one out. */
export function onList(
  spec: RecordSpec,
  type: ClassType<object>,
  { names, list, value, records, removes }: OnList,
): readonly [Command, Command] {
  const { row, known, rowsOf, withRows } = listOf(spec, list, value)
  const isOther = (said: Entry) => (each: Entry) => known.some((field) => !isSame(each, said, field))
  const identity = Object.fromEntries(known.map((field) => [field, row.fields[field]!]))
  return [
    alters(spec, type, {
      ...records,
      names,
      input: row,
      within: list,
      change(entry, { [names]: _, ...said }) {
        return withRows(entry, [...rowsOf(entry).filter(isOther(said)), said])
      },
    }),
    alters(spec, type, {
      ...removes,
      names,
      // What the fields of a row say together is asked of whole rows.
      input: { ...row, fields: identity, together: undefined },
      change(entry, said, check, key) {
        const rows = rowsOf(entry)
        const others = rows.filter(isOther(said))
        if (others.length < rows.length) return withRows(entry, others)
        reportMissing(`${show(key)} has nothing like this in its ${list}.`, said, rows, known, check)
        return null
      },
    }),
  ]
}

/** A list of a record, its entries read as rows: one that is a plain value is a row with one field. */
function listOf(spec: RecordSpec, list: string, words = '') {
  const { of } = spec.entry.fields[list]!.shape as List
  const { value, item } = spec.parts[list]!
  const row: Group = of.kind === 'group' ? of : group({ [value!]: described(words, required(of)) })
  return {
    row,
    /** The fields by which a row is told from the others. */
    known: item ?? [value!],
    rowsOf: (entry: Entry) =>
      ((entry[list] ?? []) as unknown[]).map((each) => (value ? { [value]: each } : (each as Entry))),
    withRows: (entry: Entry, rows: readonly Entry[]): Entry => ({
      ...entry,
      [list]: value ? rows.map((each) => each[value]) : rows,
    }),
  }
}

const isSame = (one: Entry, other: Entry, field: string) => (one[field] ?? null) === (other[field] ?? null)

/** Says so, with the row that may be meant: one that begins nearly the same, and agrees in most of what follows. */
function reportMissing(
  message: string,
  said: Entry,
  rows: readonly Entry[],
  known: readonly string[],
  check: Check,
): void {
  const [first] = known as [string]
  const begin = suggest(said[first] as string, new Set(rows.map((row) => row[first] as string)))
  const agreeing = (row: Entry) => known.filter((field) => isSame(row, said, field)).length
  const [near] = rows.filter((row) => row[first] === begin).sort((a, b) => agreeing(b) - agreeing(a))
  check.problems.push({
    code: 'UNKNOWN_REFERENCE',
    message,
    path: [first],
    remedy: near ? `Did you mean ${wordsOf(near, known)}?` : 'Look at what is on record of it.',
  })
}

/** A row as a manifest writes what it is known by; one that is a plain value is just that. */
function wordsOf(row: Entry, known: readonly string[]): string {
  if (known.length === 1) return String(row[known[0]!])
  const given = known.filter((field) => (row[field] ?? null) !== null)
  return given.map((field) => `${field}: ${row[field]}`).join(', ')
}
