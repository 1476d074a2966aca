import type { Report } from '../report.ts'
import type { Paint } from './paint.ts'

export const formats = ['text', 'json', 'github', 'sarif', 'markdown'] as const
export type Format = (typeof formats)[number]

/** A report as it was asked for; only what that form needs is loaded. */
export async function formatReport(report: Report, format: Format, paint: Paint): Promise<string> {
  switch (format) {
    case 'text':
      return (await import('./report-text.ts')).reportText(report, paint)
    case 'json':
      return JSON.stringify(report, null, 2)
    case 'github':
      return (await import('./report-github.ts')).reportGithub(report)
    case 'sarif':
      return (await import('./report-sarif.ts')).reportSarif(report)
    case 'markdown':
      return (await import('./report-markdown.ts')).reportMarkdown(report)
  }
}
