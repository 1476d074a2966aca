import { ActorRole } from '../../identity/access-key.table.ts'
import type { Policy } from '../../record/policy.ts'
import { ActivityStatus } from './processing-activity.table.ts'

const forEngineers: unknown[] = [undefined, ActivityStatus.DRAFT, ActivityStatus.IN_REVIEW]

/** Engineers write activities down up to their review; what is carried out, or no longer is, a steward answers for. */
export const upToReview: Policy = (before, after) => {
  const beyond = [before?.status, after?.status].find((status) => !forEngineers.includes(status))
  if (beyond === undefined) return null
  return {
    role: ActorRole.STEWARD,
    because: `only stewards make an activity ${beyond}, and change one that is`,
    remedy: wayOut(before?.status, after?.status),
  }
}

function wayOut(before: unknown, after: unknown): string {
  const isCarriedOut = before === ActivityStatus.ACTIVE
  if (after === ActivityStatus.RETIRED && before !== after)
    return isCarriedOut
      ? 'Ask a steward to take it to RETIRED with changeActivityStatus.'
      : 'Ask a steward to register it as RETIRED, or take it off the lists with retireProcessingActivity.'
  return forEngineers.includes(before)
    ? 'Register it as IN_REVIEW, and ask a steward to make it ACTIVE with changeActivityStatus.'
    : 'Ask a steward to make the change, or to take the activity back to IN_REVIEW first.'
}
