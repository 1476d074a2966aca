import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql'
import { ActorRole } from '../identity/access-key.table.ts'
import { NeedsRole } from '../identity/needs-role.ts'
import { JSONObject } from '../record/graphql-scalars.ts'
import type { Scope } from '../record/scope.ts'
import { answerChange } from './answer-change.ts'
import { applyManifest } from './apply-manifest.ts'
import { ApplyManifestPayload, type PlanCounts } from './apply-manifest.type.ts'
import { PlannedAction, type PlannedRecord } from './plan.ts'

@Resolver()
export class ApplyManifestResolver {
  @NeedsRole(ActorRole.ENGINEER)
  @Mutation(() => ApplyManifestPayload, {
    description:
      'Brings the inventory to what a manifest says, in one transaction: all of it or nothing. A key may apply what its role may change record by record.',
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
    const { applied, payload } = await answerChange(scope, info, dryRun, (beforeWriting) =>
      applyManifest(scope, manifest, { prune, beforeWriting }),
    )
    return {
      ...payload,
      changes: applied.planned.map(({ spec, key, action, fields }) => ({ section: spec.section, key, action, fields })),
      counts: count(applied.planned),
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
