import { type Actor, mayActAs } from '../identity/actor.ts'
import { ApiError } from '../platform/errors.ts'
import { type Need, stewardsOnly } from '../record/policy.ts'
import { PlannedAction, type PlannedRecord } from './plan.ts'

/** What the policy of a record asks for beyond the role of who is asking; what is kept needs nobody's leave. */
export function needOf(actor: Actor, { spec, action, before, own }: PlannedRecord): Need | null {
  if (action === PlannedAction.KEEP) return null
  const need = (spec.policy ?? stewardsOnly)(before, own)
  return need && !mayActAs(actor, need.role) ? need : null
}

export function authorize(actor: Actor, planned: readonly PlannedRecord[]): void {
  const denied = planned.flatMap((record) => {
    const need = needOf(actor, record)
    return need ? [{ record: `${record.key} in ${record.spec.section}`, path: record.path, need }] : []
  })
  const [first] = denied
  if (!first) return
  const others = denied.length > 1 ? ` The same is so of ${named(denied.slice(1).map(({ record }) => record))}.` : ''
  throw new ApiError(
    'FORBIDDEN',
    `This key, with the role ${actor.role}, may not change ${first.record}: ${first.need.because}.${others}`,
    { path: first.path.map(String), remedy: first.need.remedy },
  )
}

const named = (records: readonly string[]) =>
  records.length > 3 ? `${records.slice(0, 3).join(', ')} and ${records.length - 3} more` : records.join(', ')
