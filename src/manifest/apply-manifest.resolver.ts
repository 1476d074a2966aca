import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql'
import { ActorRole } from '../identity/access-key.table.ts'
import { NeedsRole } from '../identity/needs-role.ts'
import { JSONObject } from '../record/graphql-scalars.ts'
import { bounded } from '../record/loaders.ts'
import type { Scope } from '../record/scope.ts'
import { watchFindings } from '../rules/finding/watch-findings.ts'
import { transferRecord } from '../transfers/transfer/transfer.record.ts'
import { applyManifest } from './apply-manifest.ts'
import { ApplyManifestPayload, type PlanCounts } from './apply-manifest.type.ts'
import { PlannedAction, type PlannedRecord } from './plan.ts'
import { toUserErrors } from './user-error.type.ts'

@Resolver()
export class ApplyManifestResolver {
  @NeedsRole(ActorRole.STEWARD)
  @Mutation(() => ApplyManifestPayload, {
    description: 'Brings the inventory to what a manifest says, in one transaction: all of it or nothing.',
  })
  async applyManifest(
    @Arg('manifest', () => JSONObject, { description: 'The manifest, as JSON: sections of records by their keys.' })
    manifest: unknown,
    @Arg('dryRun', () => Boolean, {
      defaultValue: false,
      description: 'Do everything but keep nothing: the answer shows what would have happened.',
    })
    dryRun: boolean,
    @Arg('prune', () => Boolean, {
      defaultValue: false,
      description: 'Retire what a manifest of this name named before and this one no longer does.',
    })
    prune: boolean,
    @Ctx() scope: Scope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ApplyManifestPayload> {
    const findings = watchFindings(scope, info)
    const applied = await applyManifest(scope, manifest, { prune, beforeWriting: findings.before })
    if (dryRun || applied.refusals.length > 0) scope.discard!()
    if (applied.revision !== null) scope.revision = applied.revision
    const { added, settled } = await findings.changed()
    return {
      changes: applied.planned.map(({ spec, key, action, fields }) => ({ section: spec.section, key, action, fields })),
      counts: count(applied.planned),
      transfersAdded: await scope.load.record(transferRecord).loadMany(applied.transfersAdded),
      findingsAdded: bounded(added),
      findingsSettled: bounded(settled),
      userErrors: toUserErrors(applied.refusals),
    }
  }
}

function count(planned: readonly PlannedRecord[]): PlanCounts {
  const of = (action: PlannedAction) => planned.filter((each) => each.action === action).length
  return {
    create: of(PlannedAction.CREATE),
    change: of(PlannedAction.CHANGE),
    retire: of(PlannedAction.RETIRE),
    keep: of(PlannedAction.KEEP),
  }
}
