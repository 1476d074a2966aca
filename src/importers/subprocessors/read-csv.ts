import { CsvError, parse } from 'csv-parse/sync'
import { TextFile } from '../../files/text-file.ts'
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
      relax_quotes: true,
    })
    const cells = records.map((row) => row.map((cell) => ({ text: cell, links: [] })))
    const table = tableOf('', cells, isHeadings)
    const outside = table ? '' : records.map((row) => row.join(' ')).join('\n')
    return { tables: { tables: table ? [table] : [], outside } }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // Of the rows that were read whole; in bytes.
    const bytes = Buffer.from(text).subarray(0, Number(error.bytes ?? 0))
    const whole = bytes.toString().length
    const from = whole + text.slice(whole).search(/\S|$/)
    const place = new TextFile(name, text).place(from, from + 1)
    return { problems: [{ path: '', place, message: `is no CSV: ${faults[error.code] ?? error.message}` }] }
  }
}

/** Its own words name the line on which it gave up. */
const faults: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'the row that begins here opens a quotation mark that nothing closes',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE:
    'a quoted cell of the row that begins here has a quotation mark within; write it twice',
}

/** The one that stands most often in the first line that has any. */
function delimiterOf(text: string): string {
  const delimiters = [',', ';', '\t', '|']
  const line = text.split('\n', 50).find((each) => delimiters.some((delimiter) => each.includes(delimiter))) ?? ''
  const count = (delimiter: string) => line.split(delimiter).length
  return delimiters.sort((a, b) => count(b) - count(a))[0]!
}
