import type DataLoader from 'dataloader'
import type { Connection } from '../record/connection.type.ts'
import { type Condition, isOneOf, toConnection } from '../record/list-records.ts'
import { type Typed, withType } from '../record/loaders.ts'
import { type Cursor, cursorInvalid, type ForwardPageArgs, readPage, writeCursor } from '../record/page.ts'
import type { Scope } from '../record/scope.ts'
import type { ChangeRow } from './change.type.ts'

type TypedChange = Typed<ChangeRow>

/** The place of a change among all of its workspace. */
interface Place {
  revision: number
  ordinal: number
}

export interface ChangesAsked {
  since: Date | null
  until: Date | null
  keys: readonly string[] | null
}

/**
 * A page of all changes that are asked for, newest first. Cut off before they meet their revisions: joined first, a page
 * of long ago read every later revision on its way.
 */
export async function listChanges(
  scope: Scope,
  args: ForwardPageArgs,
  asked: ChangesAsked,
): Promise<Connection<TypedChange>> {
  const { sql, workspaceId } = scope
  const { page, after } = readChangePage(scope, args, 'changes')
  const where = conditions(scope, asked)
  const rows = await sql<ChangeRow[]>`
    select ${changeColumns(scope)}
      from (select * from hub.changes t where ${where} ${isBefore(scope, after)}
             order by t.revision desc, t.ordinal desc limit ${page.size + 1}) t
      join hub.revisions r on r.workspace_id = ${workspaceId} and r.revision = t.revision
     order by t.revision desc, t.ordinal desc`
  return toConnection(rows.map(typed), page, cursorOf('changes'), async () => {
    const [counted] = await sql<[{ count: number }]>`select count(*) from hub.changes t where ${where}`
    return counted.count
  })
}

/** Times rise with revisions, so a span of time is a span of revisions, and both ends are found by an index. */
function conditions(scope: Scope, { since, until, keys }: ChangesAsked): Condition {
  const { sql, workspaceId } = scope
  const from = sql`(select r.revision from hub.revisions r
                     where r.workspace_id = ${workspaceId} and r.at >= ${since} order by r.at limit 1)`
  const to = sql`(select r.revision from hub.revisions r
                   where r.workspace_id = ${workspaceId} and r.at < ${until} order by r.at desc limit 1)`
  const ofKeys = isOneOf(sql, 'key', keys)
  return sql`
    ${onRecord(scope)} ${since ? sql`and t.revision >= ${from}` : sql``} ${until ? sql`and t.revision <= ${to}` : sql``}
    ${ofKeys ? sql`and ${ofKeys}` : sql``}`
}

/** A page of one record's changes, newest first. A query's records share one statement, and one more for the totals. */
export async function pageOfHistory(
  scope: Scope,
  { __typename, key }: Typed<{ key: string }>,
  args: ForwardPageArgs,
): Promise<Connection<TypedChange>> {
  const record = nameOf(__typename, key)
  const list = `history ${record}`
  const { page, after } = readChangePage(scope, args, list)
  const name = `history, ${page.size} after ${after ? `${after.revision}.${after.ordinal}` : 'the start'}`
  const pages = scope.load.by(name, (records: readonly string[]) => readHistories(scope, records, page.size + 1, after))
  return toConnection(await pages.load(record), page, cursorOf(list), () => countHistories(scope).load(record))
}

/** Each record's changes are cut off by themselves: one with a long history costs its page only. */
async function readHistories(
  scope: Scope,
  records: readonly string[],
  limit: number,
  after: Place | null,
): Promise<TypedChange[][]> {
  const { sql, workspaceId } = scope
  const rows = await sql<ChangeRow[]>`
    select ${changeColumns(scope)}
      from ${namedRecords(scope, records)}
     cross join lateral (
       select * from hub.changes t
        where ${onRecord(scope)} and t.record_type = s.record_type and t.key = s.key ${isBefore(scope, after)}
        order by t.revision desc, t.ordinal desc limit ${limit}) t
      join hub.revisions r on r.workspace_id = ${workspaceId} and r.revision = t.revision
     order by t.revision desc, t.ordinal desc`
  const histories = new Map<string, TypedChange[]>(records.map((record) => [record, []]))
  for (const row of rows) histories.get(nameOf(row.recordType, row.key))!.push(typed(row))
  return records.map((record) => histories.get(record)!)
}

const countHistories = (scope: Scope): DataLoader<string, number> =>
  scope.load.by('count of history', async (records: readonly string[]) => {
    const rows = await scope.sql<{ recordType: string; key: string; count: number }[]>`
      select t.record_type, t.key, count(*)
        from ${namedRecords(scope, records)}
        join hub.changes t on ${onRecord(scope)} and t.record_type = s.record_type and t.key = s.key
       group by t.record_type, t.key`
    const counts = new Map(rows.map(({ recordType, key, count }) => [nameOf(recordType, key), count]))
    return records.map((record) => counts.get(record) ?? 0)
  })

/** A change by its revision and ordinal as its id has them, such as 12.3; null for what names none. */
export const changesByPlace = (scope: Scope): DataLoader<string, TypedChange | null> =>
  scope.load.by('changes by place', async (names: readonly string[]) => {
    const { sql, workspaceId } = scope
    const places = names.map((name) => (/^[1-9]\d*\.[1-9]\d*$/.test(name) ? readPlace(...split(name, '.')) : null))
    const asked = places.filter((place) => place !== null)
    if (asked.length === 0) return names.map(() => null)
    const rows = await sql<ChangeRow[]>`
      select ${changeColumns(scope)}
        from unnest(${asked.map(({ revision }) => String(revision))}::text[]::bigint[],
                    ${asked.map(({ ordinal }) => String(ordinal))}::text[]::bigint[]) as s(revision, ordinal)
        join hub.changes t on ${onRecord(scope)} and t.revision = s.revision and t.ordinal = s.ordinal
        join hub.revisions r on r.workspace_id = ${workspaceId} and r.revision = t.revision`
    const found = new Map(rows.map((row) => [`${row.revision}.${row.ordinal}`, typed(row)]))
    return names.map((name) => found.get(name) ?? null)
  })

/** Changes are kept for ever and shown up to the revision that is answered from. */
const onRecord = ({ sql, workspaceId, revision }: Scope): Condition =>
  sql`t.workspace_id = ${workspaceId} and t.revision <= ${revision}`

const isBefore = ({ sql }: Scope, after: Place | null): Condition =>
  after ? sql`and (t.revision, t.ordinal) < (${after.revision}, ${after.ordinal})` : sql``

const changeColumns = ({ sql }: Scope): Condition =>
  sql`t.workspace_id, t.revision, t.ordinal, r.at, r.actor, r.command, t.action, t.record_type, t.key, t.fields`

function namedRecords({ sql }: Scope, records: readonly string[]): Condition {
  const named = records.map((record) => split(record, ' '))
  return sql`unnest(${named.map(([type]) => type)}::text[], ${named.map(([, key]) => key)}::text[])
             as s(record_type, key)`
}

const nameOf = (recordType: string, key: string) => `${recordType} ${key}`

function split(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return [text.slice(0, at), text.slice(at + 1)]
}

const typed = (row: ChangeRow): TypedChange => withType(row, 'Change')

const cursorOf = (list: string) => (row: ChangeRow) =>
  writeCursor({ value: String(row.revision), key: String(row.ordinal) }, row.workspaceId, list)

function readChangePage({ workspaceId }: Scope, args: ForwardPageArgs, list: string) {
  const page = readPage(args, workspaceId, list)
  return { page, after: page.after && placeOf(page.after) }
}

function placeOf({ value, key }: Cursor): Place {
  const place = readPlace(value, key)
  if (!place) throw cursorInvalid('after')
  return place
}

/** Null for numbers that no change can have, which PostgreSQL would take for a fault. */
function readPlace(revision: string, ordinal: string): Place | null {
  const place = { revision: Number(revision), ordinal: Number(ordinal) }
  const isOrdinal = Number.isInteger(place.ordinal) && place.ordinal >= 0 && place.ordinal < 2 ** 31
  return Number.isSafeInteger(place.revision) && isOrdinal ? place : null
}
