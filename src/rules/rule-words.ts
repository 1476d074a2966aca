import { listed } from '../law/words.ts'

const most = 10

/** The first of them in words, and how many more there are. */
export function someOf(names: readonly string[]): string {
  if (names.length <= most) return listed(names)
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`
}
