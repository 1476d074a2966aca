import { ActorRole } from './access-key.table.ts'

/** Who is asking, for which workspace. */
export interface Actor {
  /** The id of the access key. */
  keyId: string
  /** The name of the access key: what history shows. */
  name: string
  role: ActorRole
  workspaceId: string
  workspace: string
}

/** Auditor stands beside the ladder: reads what a viewer reads, and keys and audit, and writes nothing. */
const rank: Record<ActorRole, number> = {
  [ActorRole.VIEWER]: 0,
  [ActorRole.AUDITOR]: 0,
  [ActorRole.ENGINEER]: 1,
  [ActorRole.STEWARD]: 2,
  [ActorRole.ADMIN]: 3,
}

/** Whether an actor may do what the least role may. */
export const mayActAs = (actor: Actor, least: ActorRole): boolean => rank[actor.role] >= rank[least]
