import type { Connection } from '../record/connection.type.ts'
import { toConnection } from '../record/list-records.ts'
import { type PageArgs, readPage, writeCursor } from '../record/page.ts'
import type { Scope } from '../record/scope.ts'

/** Rows of the reference data as the API shows them, by key and in key order. */
export function inKeyOrder<R, T>(rows: ReadonlyMap<string, R>, show: (key: string, row: R) => T): Map<string, T> {
  const keys = [...rows.keys()].sort()
  return new Map(keys.map((key) => [key, show(key, rows.get(key)!)]))
}

/** A page of reference data, which is small enough to be paged in memory. */
export function pageOfLaw<T extends { key: string }>(
  { workspaceId }: Scope,
  list: string,
  sorted: ReadonlyMap<string, T>,
  args: PageArgs,
): Connection<T> {
  const page = readPage(args, workspaceId, list)
  const { after, before, backward, size } = page
  const between = [...sorted.values()].filter(
    ({ key }) => (after === null || key > after.key) && (before === null || key < before.key),
  )
  if (backward) between.reverse()
  return toConnection(
    between.slice(0, size + 1),
    page,
    ({ key }) => writeCursor({ value: key, key }, workspaceId, list),
    async () => sorted.size,
  )
}
