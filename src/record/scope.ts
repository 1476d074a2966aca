import type { Actor } from '../identity/actor.ts'
import type { Law } from '../law/law.ts'
import type { IsoDate } from '../law/windows.ts'
import type { Sql } from '../platform/postgres.ts'
import type { Loaders } from './loaders.ts'
import type { RecordSpec } from './record-spec.ts'
import type { RevisionMemory } from './revision-memory.ts'

/** What everything that runs for one root operation shares: who asks, in which transaction, and what was loaded. */
export interface Scope {
  actor: Actor
  workspaceId: string
  /** The transaction: a snapshot for a query, the change itself for a mutation field. */
  sql: Sql
  load: Loaders
  /** A record or an entry of the reference data by its GraphQL type and key; null when there is none. */
  findNode: (typename: string, key: string) => Promise<object | null>
  law: Law
  /** Every record type that a manifest can name. */
  contents: readonly RecordSpec[]
  /** What was worked out of revisions: shared between queries; a change has its own until it is committed. */
  memory: RevisionMemory
  /** The UTC date of the transaction: what `on` is when it is left out. */
  today: IsoDate
  /** Has a mutation field rolled back once it is answered: it was a dry run, or its input was refused. */
  discard?: () => void
  /** The revision that is answered from; in a change, once it is written, the one that it makes. */
  revision: number
  /** The time of that revision, which tells it from one of the same number in a database that was restored. */
  revisionAt: string
}
