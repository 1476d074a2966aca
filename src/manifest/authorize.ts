import { type Actor, mayActAs } from '../identity/actor.ts'
import { ApiError } from '../platform/errors.ts'
import { stewardsOnly } from '../record/policy.ts'
import { PlannedAction, type PlannedRecord } from './plan.ts'

/** Asks the policy of each record that would change; what is kept needs nobody's leave. */
export function authorize(actor: Actor, planned: readonly PlannedRecord[]): void {
  const denied = planned.flatMap(({ spec, key, action, before, own }) => {
    if (action === PlannedAction.KEEP) return []
    const need = (spec.policy ?? stewardsOnly)(before, own)
    return need && !mayActAs(actor, need.role) ? [{ record: `${key} in ${spec.section}`, need }] : []
  })
  const [first] = denied
  if (!first) return
  const others = denied.length > 1 ? ` The same is so of ${named(denied.slice(1).map(({ record }) => record))}.` : ''
  throw new ApiError(
    'FORBIDDEN',
    `This key, with the role ${actor.role}, may not change ${first.record}: ${first.need.because}.${others}`,
    { remedy: first.need.remedy },
  )
}

const named = (records: readonly string[]) =>
  records.length > 3 ? `${records.slice(0, 3).join(', ')} and ${records.length - 3} more` : records.join(', ')
