import { clean } from '../names.ts'

/** A table with its headings, and its rows by them. */
export interface Table {
  /** The heading it stands under. */
  title: string
  headings: string[]
  rows: Record<string, string>[]
}

/** What a file holds: tables, and text that is in none. */
export interface Tables {
  tables: Table[]
  outside: string
}

export interface Cell {
  text: string
  links: string[]
}

export const mostCells = 2_000_000

/** Rows of cells as a table; the row that the test knows for headings may have others before it, such as a title. */
export function tableOf(title: string, cells: Cell[][], isHeadings: (headings: string[]) => boolean): Table | null {
  const position = cells.slice(0, 20).findIndex((row) => isHeadings(row.map(({ text }) => text)))
  if (position < 0 || cells.reduce((sum, row) => sum + row.length, 0) > mostCells) return null
  const headings = toldApart(cells[position]!.map(({ text }) => clean(text) || 'Column'))
  const before = cells.slice(0, position).map((row) => row.map(({ text }) => text).join(' '))
  return {
    title: [title, ...before].filter(Boolean).join('; '),
    headings,
    rows: cells.slice(position + 1).map((row) => rowOf(headings, row)),
  }
}

function rowOf(headings: readonly string[], cells: readonly Cell[]): Record<string, string> {
  return Object.fromEntries(
    cells.flatMap(({ text, links }, position) => {
      const heading = headings[position] ?? `Column ${position + 1}`
      const link = links.join(' ')
      return [[heading, text], ...(link && link !== text ? [[`${heading}, link`, link]] : [])]
    }),
  )
}

/** Two columns of one name are told apart by a number. */
function toldApart(headings: readonly string[]): string[] {
  return headings.map((heading, position) => {
    const before = headings.slice(0, position).filter((other) => other === heading).length
    return before === 0 ? heading : `${heading} (${before + 1})`
  })
}
