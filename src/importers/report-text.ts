import { groupBy } from '../law/group-by.ts'
import type { Imported } from './imported.ts'

const mostShown = 20

/** What could not be carried over, for people: by the reason, with the places it holds for. */
export function reportText({ notCarried }: Pick<Imported, 'notCarried'>): string {
  if (notCarried.length === 0) return 'Everything is carried over.'
  return [...groupBy(notCarried, ({ why }) => why)]
    .flatMap(([why, entries]) => [
      `${why} (${entries.length}):`,
      ...entries
        .slice(0, mostShown)
        .map(({ file, path, what }) => `  ${[file, path].filter(Boolean).join(': ')}: ${what}`),
      ...(entries.length > mostShown ? [`  … and ${entries.length - mostShown} more; --report json has them all`] : []),
    ])
    .join('\n')
}
