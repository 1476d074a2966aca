import type { Sql } from '../platform/postgres.ts'
import { differing, insertRows, removeRows, type TableChange, updateRows } from './bulk.ts'
import { type Row, tableInfo } from './record-spec.ts'
import { searchable } from './searchable.table.ts'
import { foldLine, inPlainLetters } from './searchable-text.ts'

/** A record's own row before and after a change; null where there was or is none. */
export interface ChangedRecord {
  typename: string
  key: string
  before: Row | null
  after: Row | null
}

const table = tableInfo(searchable)

/** Brings what search looks at in step with records that change, in the same transaction; a statement for each kind. */
export async function keepSearchable(sql: Sql, workspaceId: string, changed: readonly ChangedRecord[]): Promise<void> {
  const change: TableChange = { table, insert: [], update: [], remove: [] }
  for (const { typename, key, before, after } of changed) {
    const was = before && searchableRow(typename, key, before)
    const is = after && searchableRow(typename, key, after)
    if (is && !was) change.insert.push(is)
    else if (was && !is) change.remove.push(was)
    else if (is && was && differing(table, is, was).length > 0) change.update.push(is)
  }
  await removeRows(sql, workspaceId, change)
  await insertRows(sql, workspaceId, change)
  await updateRows(sql, workspaceId, change)
}

/** An index entry must fit a page of 8 kB, and has three bytes for each letter. Key, name and aliases fit in whole. */
const longestWords = 2_000

/** Null for a record that is retired: it is not found. */
function searchableRow(recordType: string, key: string, { name, aliases, description, retiredAt }: Row): Row | null {
  if (retiredAt) return null
  const folded = foldLine(name as string)
  const others = (aliases as string[]).map(foldLine)
  const more = foldLine(((description as string | null) ?? '').slice(0, longestWords))
  const words = inPlainLetters([key, folded, ...others, more].join('\n')).slice(0, longestWords)
  return { key, recordType, folded, aliases: others.join('\n'), words }
}
