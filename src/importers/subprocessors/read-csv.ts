import { CsvError, parse } from 'csv-parse/sync'
import type { ReadTables } from './read-tables.ts'
import { tableOf } from './table.ts'

/** Reads CSV with whatever stands between its columns. Rows may be shorter or longer than the first. */
export function readCsv(name: string, text: string, isHeadings: (headings: string[]) => boolean): ReadTables {
  try {
    const records: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    })
    const cells = records.map((row) => row.map((cell) => ({ text: cell, links: [] })))
    const table = tableOf('', cells, isHeadings)
    const outside = table ? '' : records.map((row) => row.join(' ')).join('\n')
    return { tables: { tables: table ? [table] : [], outside } }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error.lines ?? 1)
    return { problems: [{ path: '', place: `${name}:${line}:1`, message: `is no CSV: ${error.message}` }] }
  }
}

/** The one that stands most often in the first line that has any. */
function delimiterOf(text: string): string {
  const delimiters = [',', ';', '\t', '|']
  const line = text.split('\n', 50).find((each) => delimiters.some((delimiter) => each.includes(delimiter))) ?? ''
  const count = (delimiter: string) => line.split(delimiter).length
  return delimiters.sort((a, b) => count(b) - count(a))[0]!
}
