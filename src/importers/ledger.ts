import { groupBy } from '../law/group-by.ts'
import { Given } from './given.ts'
import type { Carried, Imported, NotCarried } from './imported.ts'
import { writePath } from './input-error.ts'
import { clean } from './names.ts'

/**
 * Keeps account of an input: what became of each of its values. A value that nobody carried and nobody left is found when
 * the account is closed, so that nothing is dropped in silence.
 */
export class Ledger {
  private readonly carried: Carried[] = []
  private readonly left: NotCarried[] = []
  private readonly inputs: Given[] = []

  /** The whole of a file, to be accounted for. */
  open(file: string, value: unknown): Given {
    const given = new Given(this, file, null, '', value)
    this.inputs.push(given)
    return given
  }

  carry(given: Given, to: string, as: string): void {
    this.carried.push({ file: given.file, path: writePath(given.path), to, as })
  }

  leave(given: Given, why: string): void {
    this.left.push({ file: given.file, path: writePath(given.path), what: excerpt(given.value), why })
  }

  /** What became of everything. What nobody looked at is not carried, for the reason that is given. */
  close(why: WhyNot): Pick<Imported, 'carried' | 'notCarried'> {
    for (const input of this.inputs) for (const part of partsOf(input)) settle(part, why)
    return { carried: this.carried, notCarried: together(this.left, this.carried) }
  }
}

/** A document is told by its parts, so that a reason can be given for each. */
const partsOf = (input: Given) => (input.inner().length > 0 ? input.inner() : [input])

/** Why a value is not carried; null for one with parts, each of which has a reason of its own. */
export type WhyNot = (given: Given) => string | null

function settle(given: Given, why: WhyNot): void {
  if (given.isSettled || given.isEmpty) return
  const reason = given.isTouched ? null : why(given)
  if (reason !== null) given.leave(reason)
  else for (const inner of given.inner()) settle(inner, why)
}

/**
 * Many entries of lists that are left for one reason are told at once, with `[*]` for any entry: unless some entry of them
 * was carried, or left for another reason.
 */
function together(left: readonly NotCarried[], carried: readonly Carried[]): NotCarried[] {
  const patternOf = ({ file, path }: { file?: string; path: string }) => `${file} ${path.replace(/\[\d+\]/g, '[*]')}`
  const taken = new Set(carried.flatMap((entry) => withThoseAbove(patternOf(entry))))
  const groups = groupBy(left, patternOf)
  return [...groups].flatMap(([pattern, entries]) => {
    const [first] = entries as [NotCarried]
    if (entries.length === 1 || taken.has(pattern) || entries.some(({ why }) => why !== first.why)) return entries
    const path = first.path.replace(/\[\d+\]/g, '[*]')
    return [{ ...first, path, what: `${first.what}, and ${entries.length - 1} more` }]
  })
}

/** `a[*].b` stands below `a[*]` and `a`. */
const withThoseAbove = (pattern: string) =>
  [...pattern.matchAll(/(?=[.[]|$)/g)].map(({ index }) => pattern.slice(0, index))

function excerpt(value: unknown): string {
  const written = typeof value === 'string' ? clean(value) : clean(JSON.stringify(value))
  return written.length > 80 ? `${written.slice(0, 79).toWellFormed()}…` : written
}
