import { setAside, writeBaseline } from './baseline.ts'
import { formatReport } from './format/format-report.ts'
import type { ReportOptions } from './options.ts'
import type { Output } from './output.ts'
import { exitCodeOf, type Report } from './report.ts'

/** Writes a report as it was asked for, and ends with its exit code; `changes` where being something to do is an end of its own. */
export async function deliver(
  report: Omit<Report, 'known'>,
  { format, failOn, baseline, writeBaseline: file }: ReportOptions,
  output: Output,
  changes = false,
): Promise<void> {
  if (file !== undefined) writeBaseline(file, report.findings)
  const whole = { ...report, ...setAside(report.findings, baseline ?? file) }
  output.print(await formatReport(whole, format, output.paint))
  process.exitCode = exitCodeOf(whole, failOn, changes)
}
