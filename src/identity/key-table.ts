import type { KnownKey } from './access-keys.ts'

/** Keys as a table for people: one line each, the columns in line. */
export function keyTable(keys: readonly KnownKey[]): string {
  const lines = [
    ['ID', 'NAME', 'ROLE', 'CREATED', 'EXPIRES', 'REVOKED'],
    ...keys.map(({ id, name, role, createdAt, expiresAt, revokedAt }) => [
      id,
      printable(name),
      role.toLowerCase(),
      minuteOf(createdAt),
      expiresAt ? minuteOf(expiresAt) : 'never',
      revokedAt ? minuteOf(revokedAt) : '-',
    ]),
  ]
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => lengthOf(line[column]!))))
  const padded = (cell: string, column: number) => cell + ' '.repeat(widths[column]! - lengthOf(cell))
  return lines.map((line) => line.map(padded).join('  ').trimEnd()).join('\n')
}

const lengthOf = (text: string) => [...text].length

/** A name is what someone typed: what would move the cursor or break the line is shown as a mark instead. */
const printable = (name: string) => name.replace(/\p{C}|\p{Zl}|\p{Zp}/gu, '\ufffd')

/** In UTC, to the minute: 2026-11-23 09:30Z. */
export const minuteOf = (time: Date) => `${time.toISOString().slice(0, 16).replace('T', ' ')}Z`
