import type { LawDifference } from './compare-laws.ts'

/** A difference for people to read, the soonest first. */
export function lawDiffText(difference: LawDifference, editions: { from: string; to: string }): string {
  const { since, transfers, assessments, findings, daysCompared } = difference
  if (transfers.length + assessments.length + findings.length === 0) {
    return `From ${since} on, nothing differs between the editions of ${editions.from} and ${editions.to}.`
  }
  return [
    `From the edition of ${editions.from} to that of ${editions.to}, from ${since} on:`,
    section(
      'TRANSFERS',
      transfers.map(({ on, name, before, after }) => [`${on}  ${name}`, `${verdict(before)} → ${verdict(after)}`]),
    ),
    section(
      'ASSESSMENTS',
      assessments.map(({ on, key, stale, because }) => [
        `${on}  ${key} ${stale ? 'becomes stale' : 'is stale no longer'}`,
        ...because.map(({ message }) => message),
      ]),
    ),
    section(
      `FINDINGS, compared on ${daysCompared} ${daysCompared === 1 ? 'day' : 'days'}`,
      findings.map(({ on, added, finding }) => [
        `${on}  ${added ? 'added' : 'settled'}: ${finding.rule}`,
        finding.message,
      ]),
    ),
  ]
    .filter(Boolean)
    .join('\n\n')
}

const verdict = ({ code, mechanism }: { code: string; mechanism: string | null }) =>
  mechanism ? `${code} (${mechanism})` : code

const section = (title: string, entries: readonly (readonly string[])[]): string =>
  entries.length === 0
    ? ''
    : [
        `${title} (${entries.length})`,
        ...entries.map(([first, ...rest]) => [first, ...rest.map(indented)].join('\n')),
      ].join('\n')

const indented = (line: string) => `            ${line}`
