import { stringify } from 'csv-stringify/sync'
import type { RecordSpec } from '../../record/record-spec.ts'

/** A section as a table: a row for each record, a column for each field, lists within a cell. */
export function sectionCsv({ entry }: RecordSpec, records: Record<string, Record<string, unknown>>): string {
  const columns = ['key', ...Object.keys(entry.fields)]
  const rows = Object.entries(records).map(([key, record]) =>
    columns.map((column) => (column === 'key' ? key : cell(record[column]))),
  )
  // A cell that begins like a formula would be one to a spreadsheet.
  return stringify([columns, ...rows], { escape_formulas: true })
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(within).join('; ')
  return within(value)
}

function within(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([name, each]) => `${name}=${typeof each === 'object' ? JSON.stringify(each) : each}`)
    .join(' ')
}
