import type { Scope } from '../record/scope.ts'
import { deniedIn } from '../rules/policy/denied.ts'
import { policyRecord } from '../rules/policy/policy.record.ts'
import { withPoliciesOf } from '../rules/policy/policy-book.ts'
import { findViolations, violationKey } from '../rules/policy/violations.ts'
import { RuleGround } from '../rules/rule-ground.ts'
import { loadTransferSurvey } from '../transfers/transfer-survey.loads.ts'
import type { TransferSurvey } from '../transfers/transfer-survey.ts'
import { denialsOf } from './deny-by-policy.ts'
import { PlannedAction, type PlannedRecord } from './plan.ts'
import type { Refusal } from './refusal.ts'

/** Watches whether a change adds a violation of an enforced policy. Without one it takes a single small statement. */
export function watchPolicies(scope: Scope) {
  let before: TransferSurvey | null = null
  return {
    /** To be called before anything is written, while nobody else can write. */
    before: async (planned: readonly PlannedRecord[]): Promise<void> => {
      if (planned.some(isEnforced) || (await hasEnforced(scope))) before = await loadTransferSurvey(scope)
    },
    /** To be called when all is written: what stands against it. */
    refusals: async (planned: readonly PlannedRecord[]): Promise<Refusal[]> => {
      if (!before) return []
      const ground = new RuleGround(await loadTransferSurvey(scope), scope.law, scope.today)
      const denied = deniedIn(ground)
      if (denied.length === 0) return []
      // By the policies as they are now: one that is new does not make what was there before an addition.
      const survey = withPoliciesOf(ground.survey, before.survey)
      const known = findViolations(new RuleGround({ ...before, survey }, scope.law, scope.today), true).map(
        violationKey,
      )
      const there = new Set(known)
      const added = denied.filter((each) => !there.has(violationKey(each)))
      return denialsOf(
        ground,
        added,
        planned.filter(({ action }) => action !== PlannedAction.KEEP),
      )
    },
  }
}

const isEnforced = ({ spec, own }: PlannedRecord): boolean => spec === policyRecord && own?.enforced === true

async function hasEnforced({ sql, workspaceId }: Scope): Promise<boolean> {
  const [row] = await sql<{ enforced: boolean }[]>`
    select exists (select from policies where workspace_id = ${workspaceId} and enforced and retired_at is null) as enforced`
  return row!.enforced
}
