import { expect, test } from 'vitest'
import { type Format, formatReport } from '../../src/cli/format/format-report.ts'
import { paintWhen } from '../../src/cli/format/paint.ts'
import { exitCodeOf, type Report } from '../../src/cli/report.ts'
import type { Note } from '../../src/files/note.ts'

const place = { file: 'ropewalk/a.yaml', line: 3, column: 7, length: 4, excerpt: '    a: b c', caret: 6 }
const fault: Note = { code: 'INVALID', severity: 'ERROR', message: 'It is\n100% wrong.', remedy: 'Mend it.', place }
const finding: Note = { code: 'TIA_UNDATED', severity: 'WARNING', message: 'No *date*.', remedy: 'Date it.', place }
const report: Report = {
  command: 'validate',
  faults: [fault],
  unshown: 2,
  findings: [finding],
  known: 1,
  outcome: '1 error.',
}
const as = (format: Format, of = report) => formatReport(of, format, paintWhen(false))

test('as text, each note has its line with a caret, and the outcome stands last', async () => {
  expect(await as('text')).toBe(`ropewalk/a.yaml:3:7 error INVALID
  It is
100% wrong.
  3 |     a: b c
    |       ^^^^
  Mend it.
… and 2 faults more, which show once these are mended.
ropewalk/a.yaml:3:7 warning TIA_UNDATED
  No *date*.
  3 |     a: b c
    |       ^^^^
  Date it.
1 finding of the baseline not shown.
1 error.`)
  expect(await formatReport(report, 'text', paintWhen(true))).toContain('\u001b[')
})

test('for GitHub, each is an annotation with what would break it escaped', async () => {
  expect((await as('github')).split('\n')).toEqual([
    '::error file=ropewalk/a.yaml,line=3,col=7,title=INVALID::It is%0A100%25 wrong.%0AMend it.',
    '::warning file=ropewalk/a.yaml,line=3,col=7,title=TIA_UNDATED::No *date*.%0ADate it.',
    '1 error.',
  ])
})

test('as SARIF, each is a result with its rule and region', async () => {
  const { version, runs } = JSON.parse(await as('sarif'))
  expect(version).toBe('2.1.0')
  expect(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['INVALID', 'TIA_UNDATED'])
  expect(runs[0].results[0]).toMatchObject({
    ruleId: 'INVALID',
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'ropewalk/a.yaml' },
          region: { startLine: 3, startColumn: 7, endLine: 3, endColumn: 11 },
        },
      },
    ],
  })
})

test('as JSON it is the report, and as Markdown what people wrote is no markup', async () => {
  expect(JSON.parse(await as('json'))).toEqual(report)
  expect(await as('markdown')).toContain('No \\*date\\*.')
})

test('the exit code tells errors, changes and denials apart', () => {
  const none = { ...report, faults: [], findings: [] }
  const counts = { create: 1, change: 0, retire: 0, keep: 0, transfersAdded: 0 }
  const lists = { changes: [], transfersAdded: [], findingsAdded: [], findingsSettled: [], userErrors: [] }
  const plan = { ...lists, counts, revision: 1, done: false }
  expect(exitCodeOf(none, 'error', true)).toBe(0)
  expect(exitCodeOf({ ...none, plan }, 'error', true)).toBe(2)
  expect(exitCodeOf({ ...none, plan }, 'error', false)).toBe(0)
  expect(exitCodeOf({ ...none, findings: [finding] }, 'error', false)).toBe(0)
  expect(exitCodeOf({ ...none, findings: [finding] }, 'warning', false)).toBe(1)
  expect(exitCodeOf({ ...none, findings: [{ ...finding, severity: 'ERROR' }] }, 'never', false)).toBe(0)
  expect(exitCodeOf({ ...report, plan }, 'never', true)).toBe(1)
  expect(exitCodeOf({ ...none, faults: [{ ...fault, code: 'DENIED_BY_POLICY' }] }, 'never', true)).toBe(3)
})
