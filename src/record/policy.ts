import { ActorRole } from '../identity/access-key.table.ts'
import type { Row } from './record-spec.ts'

/** What a change needs that an engineer does not have: the least role that may make it, why, and the way out. */
export interface Need {
  role: ActorRole
  because: string
  remedy: string
}

/**
 * Who may make this of a record: null when an engineer may. `before` is null for one that is created, `after` for one
 * that is retired.
 */
export type Policy = (before: Row | null, after: Row | null) => Need | null

export const stewardsOnly: Policy = () => ({
  role: ActorRole.STEWARD,
  because: 'only stewards put it on record and change it',
  remedy: 'Ask a steward to do it, or an admin for a key with that role.',
})
