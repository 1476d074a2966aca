import type { Sql } from '../platform/postgres.ts'
import { inPlainLetters } from '../record/searchable-text.ts'
import { type Candidate, type Rank, rank } from './rank.ts'

/** What is found for one text is bounded; who needs more asks in other words. */
export const mostHits = 500

export interface Hit {
  typename: string
  key: string
  /** Its rank as text: hits in order have places in order, so that a cursor can say where it stands. */
  place: string
}

/** The hits for a folded text, best first. One statement; it asks for keys and names that begin so, and for like words. */
export async function findHits(sql: Sql, workspaceId: string, asked: string): Promise<Hit[]> {
  const words = inPlainLetters(asked)
  const found = await sql<Candidate[]>`
    select record_type, key, folded, aliases, 1 - types.words_apart(words, ${words}) as similarity from (
      (select record_type, key, folded, aliases, words from searchable
        where workspace_id = ${workspaceId} and key >= ${asked} and key < ${justBeyond(asked)}
        order by key limit ${mostHits})
      union all
      (select record_type, key, folded, aliases, words from searchable
        where workspace_id = ${workspaceId} and folded >= ${asked} and folded < ${justBeyond(asked)}
        order by folded, key limit ${mostHits})
      union all
      (select record_type, key, folded, aliases, words from searchable
        where workspace_id = ${workspaceId}
        order by types.words_apart(words, ${words}), key, record_type limit ${mostHits})
    ) found`
  const hits = new Map<string, Hit>()
  for (const candidate of found) {
    const ranked = rank(asked, candidate)
    if (!ranked) continue
    const { recordType: typename, key } = candidate
    const hit = { typename, key, place: placeOf(ranked, key, typename) }
    hits.set(`${typename} ${key}`, hit)
  }
  return [...hits.values()].sort((a, b) => (a.place < b.place ? -1 : 1)).slice(0, mostHits)
}

/** A text after all that begin with this one, byte by byte. */
const justBeyond = (text: string) => `${text}\u{10ffff}`

const placeOf = ({ tier, likeness, excess }: Rank, key: string, typename: string) =>
  [tier, inOrder(1000 - Math.round(likeness * 1000)), inOrder(excess), key, typename].join(' ')

const inOrder = (number: number) => String(number).padStart(4, '0')
