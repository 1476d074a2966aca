import { Extensions } from 'type-graphql'
import type { ActorRole } from './access-key.table.ts'

/** The least role that a root field needs. Every root field names one; the start fails if one does not. */
export const NeedsRole = (role: ActorRole) => Extensions({ leastRole: role })
