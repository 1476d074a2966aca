import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { ProcessingActivity } from '../processing/processing-activity/processing-activity.type.ts'
import type { Scope } from '../record/scope.ts'
import { answerActivityLineage } from './answer-lineage.ts'
import { Lineage, LineageBudget, LineageDirection } from './lineage.type.ts'

@Resolver(() => ProcessingActivity)
export class ActivityLineageResolver {
  @FieldResolver(() => Lineage, {
    description:
      'Where the data of this activity goes, from the sources of its flows on (upstream: where it comes from, back from the last of its recipients), along all flows that carry a category which its own flows carry.',
  })
  lineage(
    @Root() { key }: ProcessingActivity,
    @Arg('direction', () => LineageDirection, { defaultValue: LineageDirection.DOWNSTREAM, description: 'Which way.' })
    direction: LineageDirection,
    @Arg('maxDepth', () => Int, { nullable: true, description: 'How many hops at most; left out, all.' })
    maxDepth: number | null,
    @Arg('budget', () => LineageBudget, { nullable: true, description: 'How much the answer may hold.' })
    budget: LineageBudget | null,
    @Ctx() scope: Scope,
  ): Promise<Lineage> {
    return answerActivityLineage(scope, key, { direction, maxDepth: maxDepth ?? null, budget })
  }
}
