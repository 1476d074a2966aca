import type { GraphQLResolveInfo } from 'graphql'
import { bounded } from '../record/loaders.ts'
import type { Scope } from '../record/scope.ts'
import { watchFindings } from '../rules/finding/watch-findings.ts'
import { transferRecord } from '../transfers/transfer/transfer.record.ts'
import type { Applied } from './carry-out.ts'
import type { ChangePayload } from './change-payload.type.ts'
import { toUserErrors } from './user-error.type.ts'

/** Makes a change of the inventory, and answers what every mutation that makes one answers. */
export async function answerChange<A extends Applied>(
  scope: Scope,
  info: GraphQLResolveInfo,
  dryRun: boolean,
  make: (beforeWriting: () => Promise<void>) => Promise<A>,
  /** How many entries of each list to answer; all of them when left out. */
  atMost?: number,
): Promise<{ applied: A; payload: ChangePayload }> {
  const findings = watchFindings(scope, info)
  const applied = await make(findings.before)
  if (dryRun || applied.refusals.length > 0) scope.discard!()
  if (applied.revision !== null) scope.revision = applied.revision
  const { added, settled } = await findings.changed()
  const payload = {
    transfersAdded: await scope.load.record(transferRecord).loadMany(applied.transfersAdded.slice(0, atMost)),
    findingsAdded: bounded(added.slice(0, atMost)),
    findingsSettled: bounded(settled.slice(0, atMost)),
    userErrors: toUserErrors(applied.refusals),
  }
  return { applied, payload }
}
