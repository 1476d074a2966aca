import type { GraphQLResolveInfo } from 'graphql'
import { bounded } from '../record/loaders.ts'
import type { Scope } from '../record/scope.ts'
import { nothingChanged } from '../rules/finding/compare-findings.ts'
import { watchFindings } from '../rules/finding/watch-findings.ts'
import { transferRecord } from '../transfers/transfer/transfer.record.ts'
import type { Applied, ChangeWatch } from './carry-out.ts'
import type { ChangePayload } from './change-payload.type.ts'
import { refuseForRules } from './refuse-for-rules.ts'
import { toUserErrors } from './user-error.type.ts'
import { watchPolicies } from './watch-policies.ts'

/** Makes a change of the inventory, and answers what every mutation that makes one answers. */
export async function answerChange<A extends Applied>(
  scope: Scope,
  info: GraphQLResolveInfo,
  dryRun: boolean,
  make: (watch: ChangeWatch) => Promise<A>,
  /** How many entries of each list to answer; all of them when left out. */
  atMost?: number,
): Promise<{ applied: A; payload: ChangePayload }> {
  const findings = watchFindings(scope, info)
  const policies = watchPolicies(scope)
  const applied = await make({
    beforeWriting: async (planned) => {
      await policies.before(planned)
      await findings.before()
    },
    afterWriting: async (planned) => [...(await refuseForRules(scope, planned)), ...(await policies.refusals(planned))],
  })
  const isRefused = applied.refusals.length > 0
  if (dryRun || isRefused) scope.discard!()
  const { added, settled } = isRefused ? nothingChanged : await findings.changed()
  const payload = {
    transfersAdded: await scope.load.record(transferRecord).loadMany(applied.transfersAdded.slice(0, atMost)),
    findingsAdded: bounded(added.slice(0, atMost)),
    findingsSettled: bounded(settled.slice(0, atMost)),
    userErrors: toUserErrors(applied.refusals),
  }
  return { applied, payload }
}
