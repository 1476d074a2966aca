import type { Place } from './note.ts'

/** As editors and terminals link it. */
export const at = ({ file, line, column }: Place) => `${file}:${line}:${column}`

const asItIs = { dim: (text: string) => text, red: (text: string) => text }

/** The line of a place with carets below it; nothing where no line can be shown. */
export function frame({ line, length, excerpt, caret }: Place, paint = asItIs): string[] {
  if (excerpt === '') return []
  const number = String(line)
  // What is before the caret keeps its tabs, so that the caret stands below its place.
  const before = excerpt.slice(0, caret).replace(/[^\t]/g, ' ')
  const carets = '^'.repeat(Math.max(1, Math.min(length, excerpt.length - caret)))
  return [
    `  ${paint.dim(`${number} |`)} ${excerpt}`,
    `  ${' '.repeat(number.length)} ${paint.dim('|')} ${before}${paint.red(carets)}`,
  ]
}
