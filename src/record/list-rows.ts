import type { Entry, RecordSpec } from './record-spec.ts'
import { keyedEntry } from './scalars.ts'
import { described, type Group, group, type List, required } from './shape.ts'

/** A list of a record, its entries read as rows: one that is a plain value is a row with one field. */
export interface ListRows {
  /** What an input says of a row. */
  row: Group
  /** The fields by which a row is told from the others. */
  known: readonly string[]
  rowsOf(entry: Entry): Entry[]
  withRows(entry: Entry, rows: readonly Entry[]): Entry
}

/** `words` is what an input says of an entry that is a plain value. */
export function rowsIn(spec: RecordSpec, list: string, words = ''): ListRows {
  const { shape } = spec.entry.fields[list]!
  const { value, item } = spec.parts[list]!
  const read = ({ [list]: said }: Entry) => Object.entries(said ?? {}) as [string, Entry][]
  if (shape.kind === 'dictionary') {
    return {
      row: keyedEntry(shape.of),
      known: ['key'],
      rowsOf: (entry) => read(entry).map(([key, each]) => ({ key, ...each })),
      withRows: (entry, rows) => ({
        ...entry,
        [list]: Object.fromEntries(rows.map(({ key, ...each }) => [key, each])),
      }),
    }
  }
  const { of } = shape as List
  if (of.kind === 'group') {
    return {
      row: of,
      known: item!,
      rowsOf: (entry) => read(entry).map(([, each]) => each),
      withRows: (entry, rows) => ({ ...entry, [list]: rows }),
    }
  }
  return {
    row: group({ [value!]: described(words, required(of)) }),
    known: [value!],
    rowsOf: (entry) => read(entry).map(([, each]) => ({ [value!]: each })),
    withRows: (entry, rows) => ({ ...entry, [list]: rows.map((row) => row[value!]) }),
  }
}
