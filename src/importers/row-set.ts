import type { Evidence } from './manifest.ts'

export interface DraftRow extends Evidence {
  dataCategories?: string[]
  retention?: object
}

/**
 * The rows of a part. Rows that say the same become one: it carries the data of all, is as sure as the surest, and of
 * several retentions keeps one.
 */
export class RowSet {
  private readonly rows = new Map<string, DraftRow>()

  add(row: DraftRow): void {
    const { source, confidence, dataCategories, retention, ...said } = row
    const identity = JSON.stringify(said)
    const known = this.rows.get(identity)
    this.rows.set(identity, known ? merged(known, row) : row)
  }

  finish(): DraftRow[] {
    return [...this.rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => ({
        ...row,
        ...(row.dataCategories && { dataCategories: [...new Set(row.dataCategories)].sort() }),
      }))
  }
}

function merged(known: DraftRow, row: DraftRow): DraftRow {
  const surer = [known, row].sort((a, b) => rankOf(a).localeCompare(rankOf(b), 'en'))[0]!
  return {
    ...surer,
    ...(known.retention && row.retention && { retention: firstOf(known.retention, row.retention) }),
    ...(known.dataCategories && { dataCategories: [...known.dataCategories, ...(row.dataCategories ?? [])] }),
  }
}

/** The same one in whatever order they come. */
const firstOf = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? a : b)

const rankOf = ({ source, confidence }: Evidence) => `${confidence === 'STATED' ? 0 : 1} ${source}`
