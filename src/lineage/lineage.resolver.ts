import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'
import { ActorRole } from '../identity/access-key.table.ts'
import { NeedsRole } from '../identity/needs-role.ts'
import { badInput } from '../platform/errors.ts'
import { DateScalar } from '../record/graphql-scalars.ts'
import type { Scope } from '../record/scope.ts'
import { answerLineage, refuseUnknown } from './answer-lineage.ts'
import { Lineage, LineageBudget, LineageDirection, LineageNodeRef } from './lineage.type.ts'
import type { NodeRef } from './walk-edges.ts'

@Resolver()
export class LineageResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => Lineage, {
    description:
      'Where data goes to, or comes from, over any number of hops, along the flows of activities that are not retired. A start that is not on record: UNKNOWN_REFERENCE.',
  })
  async lineage(
    @Arg('from', () => [LineageNodeRef], { description: 'The nodes to start from; at least one.' })
    from: LineageNodeRef[],
    @Arg('direction', () => LineageDirection, { defaultValue: LineageDirection.DOWNSTREAM, description: 'Which way.' })
    direction: LineageDirection,
    @Arg('maxDepth', () => Int, {
      nullable: true,
      description: 'How many hops at most: 0 for the starts alone, left out for all.',
    })
    maxDepth: number | null,
    @Arg('carrying', () => [String], {
      nullable: true,
      description: 'Keys of data categories: only edges that carry one of them, or a descendant, are walked.',
    })
    carrying: string[] | null,
    @Arg('budget', () => LineageBudget, { nullable: true, description: 'How much the answer may hold.' })
    budget: LineageBudget | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of an answer to the same question.' })
    after: string | null,
    @Arg('on', () => DateScalar, {
      nullable: true,
      description: 'The day whose flows are walked; today when left out.',
    })
    on: string | null,
    @Ctx() scope: Scope,
  ): Promise<Lineage> {
    if (from.length === 0)
      throw badInput('from', 'A lineage starts somewhere: `from` is empty.', 'Name at least one node.')
    const starts = from.map(startOf)
    await refuseUnknown(scope, starts, carrying ?? null)
    return answerLineage(scope, {
      starts,
      direction,
      maxDepth: maxDepth ?? null,
      carrying: carrying ?? null,
      budget,
      after: after ?? null,
      on: on ?? scope.today,
    })
  }
}

function startOf({ system, organization, dataSubjectCategory }: LineageNodeRef): NodeRef {
  if (typeof system === 'string') return { kind: 'system', key: system }
  if (typeof organization === 'string') return { kind: 'organization', key: organization }
  return { kind: 'dataSubjectCategory', key: dataSubjectCategory! }
}
