import type { Actor } from '../identity/actor.ts'
import type { Law } from '../law/law.ts'
import type { IsoDate } from '../law/windows.ts'
import type { Sql } from '../platform/postgres.ts'
import type { Path } from '../record/check.ts'
import type { RecordSpec } from '../record/record-spec.ts'

/** What a change of the inventory stands on. */
export interface Ground {
  actor: Actor
  sql: Sql
  workspaceId: string
  law: Law
  /** The UTC date of the transaction. */
  today: IsoDate
  contents: readonly RecordSpec[]
}

/** Why an input was not taken. On any of these nothing was written. */
export interface Refusal {
  code: string
  message: string
  path: Path
  remedy: string | null
  /** For a version that is not the one expected. */
  currentVersion?: number | null
  differs?: string[] | null
}
