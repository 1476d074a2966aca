import type { Connection } from '../record/connection.type.ts'
import { toConnection } from '../record/list-records.ts'
import { type ForwardPageArgs, readPage, writeCursor } from '../record/page.ts'
import type { Scope } from '../record/scope.ts'

/** A page of a list that is at hand and in the order of its keys. */
export function pageOfKeys<T>(
  { workspaceId }: Scope,
  list: readonly T[],
  keyOf: (entry: T, position: number) => string,
  args: ForwardPageArgs,
  name: string,
): Connection<T> {
  const page = readPage(args, workspaceId, name)
  const keyed = list.map((entry, position) => ({ entry, key: keyOf(entry, position) }))
  const after = page.after?.key
  const within = after === undefined ? keyed : keyed.filter(({ key }) => key > after)
  const keys = new Map(within.map(({ entry, key }) => [entry, key]))
  return toConnection(
    within.map(({ entry }) => entry),
    page,
    (entry) => writeCursor({ value: keys.get(entry)!, key: keys.get(entry)! }, workspaceId, name),
    async () => list.length,
  )
}
