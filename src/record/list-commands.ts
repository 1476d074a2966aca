import type { ClassType } from 'type-graphql'
import { suggest } from '../platform/suggest.ts'
import { show } from './check.ts'
import { alters, type Command, type Described } from './command.ts'
import { rowsIn } from './list-rows.ts'
import type { Entry, RecordSpec } from './record-spec.ts'

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
  const { row, known, rowsOf, withRows } = rowsIn(spec, list, value)
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
        const near = nearest(said, rows, known)
        check.problems.push({
          code: 'UNKNOWN_REFERENCE',
          message: `${show(key)} has nothing like this in its ${list}.`,
          path: [known[0]!],
          remedy: near ? `Did you mean ${wordsOf(near, known)}?` : `Look at its ${list}.`,
        })
        return null
      },
    }),
  ]
}

const isSame = (one: Entry, other: Entry, field: string) => (one[field] ?? null) === (other[field] ?? null)

/** The row that may be meant: one that begins nearly the same, and agrees in most of what follows. */
function nearest(said: Entry, rows: readonly Entry[], known: readonly string[]): Entry | undefined {
  const begin = ({ [known[0]!]: first }: Entry) => first as string
  const meant = suggest(begin(said), new Set(rows.map(begin)))
  const agreeing = (row: Entry) => known.filter((field) => isSame(row, said, field)).length
  return rows.filter((row) => begin(row) === meant).sort((a, b) => agreeing(b) - agreeing(a))[0]
}

/** A row as a manifest writes what it is known by; one that is a plain value is just that. */
function wordsOf(row: Entry, known: readonly string[]): string {
  if (known.length === 1) return String(row[known[0]!])
  const given = known.filter((field) => (row[field] ?? null) !== null)
  return given.map((field) => `${field}: ${row[field]}`).join(', ')
}
