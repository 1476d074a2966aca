import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql'
import { ActorRole } from '../identity/access-key.table.ts'
import type { Actor } from '../identity/actor.ts'
import { NeedsRole } from '../identity/needs-role.ts'
import { badInput } from '../platform/errors.ts'
import { JSONObject } from '../record/graphql-scalars.ts'
import type { Scope } from '../record/scope.ts'
import { answerChange } from './answer-change.ts'
import { applyManifest } from './apply-manifest.ts'
import { ApplyManifestPayload, type PlanCounts, type PlannedChange } from './apply-manifest.type.ts'
import { needOf } from './authorize.ts'
import type { ChangeWatch } from './carry-out.ts'
import { PlannedAction, type PlannedRecord } from './plan.ts'

@Resolver()
export class ApplyManifestResolver {
  @NeedsRole(ActorRole.ENGINEER)
  @Mutation(() => ApplyManifestPayload, {
    description:
      'Brings the inventory to what a manifest says, in one transaction: all of it or nothing. A key may apply what its role may change record by record; a dry run shows more, and says what needs another key.',
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
    @Arg('expectedRevision', () => Int, {
      nullable: true,
      description:
        'The revision that a plan was made at: when the workspace is at another by now, VERSION_CONFLICT and nothing is done.',
    })
    expectedRevision: number | null,
    @Arg('atMost', () => Int, {
      nullable: true,
      description:
        'How many transfers and findings to answer in each list, at most 10,000; without it, a longer list is an error.',
    })
    atMost: number | null,
    @Ctx() scope: Scope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ApplyManifestPayload> {
    if (typeof atMost === 'number' && atMost < 0) throw badInput('atMost', 'A list has no fewer than 0 entries.')
    const apply = (watch: ChangeWatch) => applyManifest(scope, manifest, { prune, dryRun, expectedRevision, ...watch })
    const { applied, payload } = await answerChange(scope, info, dryRun, apply, atMost ?? undefined)
    const { comparedWith = null } = applied
    return {
      ...payload,
      changes: applied.planned.map((record) => changeOf(scope.actor, record)),
      counts: { ...count(applied.planned), transfersAdded: applied.transfersAdded.length },
      revision: dryRun ? comparedWith : (applied.revision ?? comparedWith),
    }
  }
}

const changeOf = (actor: Actor, record: PlannedRecord): PlannedChange => ({
  section: record.spec.section,
  key: record.key,
  action: record.action,
  fields: record.fields,
  needs: needOf(actor, record),
})

function count(planned: readonly PlannedRecord[]): Omit<PlanCounts, 'transfersAdded'> {
  const of = (action: PlannedAction) => planned.filter((each) => each.action === action).length
  return {
    create: of(PlannedAction.CREATE),
    change: of(PlannedAction.CHANGE),
    retire: of(PlannedAction.RETIRE),
    keep: of(PlannedAction.KEEP),
  }
}
