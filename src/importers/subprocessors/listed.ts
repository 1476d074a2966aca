import { countriesIn } from '../country-names.ts'
import type { Given } from '../given.ts'
import { clean, keyFor } from '../names.ts'
import { type ColumnKind, columnsOf } from './columns.ts'
import type { Table } from './table.ts'

/** One row, by what its cells say. */
export interface ListedRow {
  name: Given
  cells: Record<Exclude<ColumnKind, 'name'>, Given[]>
  /** Cells of columns that nothing is known of, and links. */
  others: Given[]
  title: Given
}

/** A subprocessor as a list has it: rows that name the same are one. */
export interface Listed {
  key: string
  name: string
  rows: ListedRow[]
}

/** The subprocessors of the tables of a file, by key. */
export function listedIn(
  tables: readonly Table[],
  given: Given,
  listed = new Map<string, Listed>(),
): Map<string, Listed> {
  tables.forEach((table, position) => {
    const at = given.field('tables').field(position)
    const columns = columnsOf(table.headings)
    const [nameColumn] = columns.get('name')!
    let above: Given | null = null
    for (const row of at.field('rows').items()) {
      const cell = row.field(nameColumn!)
      // A cell left empty below a name goes on about it.
      const name: Given | null = cell.text === null && !isOneText(row) ? above : cell
      above = name
      if (name && nameIn(name) !== '' && !isOneText(row)) add(listed, rowOf(row, name, columns, at.field('title')))
    }
  })
  return listed
}

function add(listed: Map<string, Listed>, row: ListedRow): void {
  const name = nameIn(row.name)
  const key = keyFor(name)
  const known = listed.get(key)
  if (known) known.rows.push(row)
  else listed.set(key, { key, name, rows: [row] })
}

/** A row with one text over all its columns is a heading between the others. */
function isOneText(row: Given): boolean {
  const texts = row.inner().map(({ text }) => text)
  return texts.length > 1 && new Set(texts).size === 1
}

function rowOf(row: Given, name: Given, columns: Map<ColumnKind, string[]>, title: Given): ListedRow {
  const cells = (kind: ColumnKind) => (columns.get(kind) ?? []).map((heading) => row.field(heading))
  const known = new Set([...columns.values()].flat())
  return {
    name,
    cells: {
      service: cells('service'),
      location: cells('location'),
      seat: cells('seat'),
      data: cells('data'),
      mechanism: cells('mechanism'),
      website: cells('website'),
    },
    others: row.inner().filter(({ step }) => !known.has(String(step))),
    title,
  }
}

/** A name without the marks of footnotes, and none where something stands for a name that is still to come. */
export function nameIn(given: Given): string {
  const text = given.text ?? ''
  return isPlaceholder(text) ? '' : withoutMarks(text)
}

/** A line that goes on in brackets is no second name. */
const withoutMarks = (text: string) =>
  clean(text.replaceAll('; (', ' (').replace(/(\s*(\[[\w*†‡]{1,3}\]|[*†‡§¹²³⁰-⁹]+))+$/u, ''))

/** What people write where they know nothing, or nothing yet. */
export const isPlaceholder = (text: string) =>
  /^(n\/?a\.?|none|tbd|tba|tbc|keine|aucun|unknown|not applicable|[-–—?.\s]*|\[.*\]|x+|yyyy-mm-dd)$/i.test(text.trim())

/** "None unless enabled" is no data category. */
const isDenial = (text: string) => /^(none\b|(no|keine?|aucune?|ninguno?|geen)\s)/i.test(text)

/** The values of some cells, one by one where a cell has several. */
export const valuesIn = (cells: readonly Given[]): { value: string; given: Given }[] =>
  cells.flatMap((given) =>
    (given.text ?? '')
      .split(/[;•\n]|,(?![^(]*\))/)
      // The last of a list written out.
      .map((value) => clean(value).replace(/^(?:and|und|et|y|en)\s+/i, ''))
      .filter((value) => !isPlaceholder(value) && !isDenial(value))
      .map((value) => ({ value, given })),
  )

export const countriesOf = (cells: readonly Given[]) =>
  [...new Set(cells.flatMap(({ text }) => (text === null ? [] : countriesIn(text).countries)))].sort()
