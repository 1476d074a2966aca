import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { IsoDate } from '../../law/windows.ts'
import { LineageCounts } from '../../lineage/lineage.type.ts'
import { DataFlow } from '../../processing/data-flow/data-flow.type.ts'
import { ProcessingActivity } from '../../processing/processing-activity/processing-activity.type.ts'
import { DateScalar } from '../../record/graphql-scalars.ts'
import type { Scope } from '../../record/scope.ts'
import { undeterminedFlows } from '../undetermined-flows.ts'
import { transferKeysOfFlows, transfersOfActivities, transfersOfFlows } from './transfer.loads.ts'
import { Reason, Transfer } from './transfer.type.ts'

@Resolver(() => ProcessingActivity)
export class ActivityTransfersResolver {
  @FieldResolver(() => [Transfer], { description: 'The transfers its flows amount to on a date, in key order.' })
  transfers(
    @Root() { key }: ProcessingActivity,
    @Arg('on', () => DateScalar, { nullable: true, description: 'The date in the world; today when left out.' })
    on: IsoDate | null,
    @Ctx() scope: Scope,
  ) {
    return transfersOfActivities(scope, on ?? scope.today).load(key)
  }
}

@Resolver(() => DataFlow)
export class FlowTransfersResolver {
  @FieldResolver(() => [Transfer], {
    description: 'The transfers it amounts to on a date, one for each regime whose border it crosses, in key order.',
  })
  transfers(
    @Root() { key }: DataFlow,
    @Arg('on', () => DateScalar, { nullable: true, description: 'The date in the world; today when left out.' })
    on: IsoDate | null,
    @Ctx() scope: Scope,
  ) {
    return transfersOfFlows(scope, on ?? scope.today).load(key)
  }

  @FieldResolver(() => [Reason], {
    description:
      'Why it cannot be told whether the flow is a transfer on a date: a country or an organization that is not stated, where some value of it would make it one. Empty when it can be told.',
  })
  undetermined(
    @Root() { key }: DataFlow,
    @Arg('on', () => DateScalar, { nullable: true, description: 'The date in the world; today when left out.' })
    on: IsoDate | null,
    @Ctx() scope: Scope,
  ) {
    return undeterminedFlows(scope, on ?? scope.today).load(key)
  }
}

@Resolver(() => LineageCounts)
export class LineageTransfersResolver {
  @FieldResolver(() => Int, {
    description: 'The transfers that the edges amount to on the day: borders of a regime crossed.',
  })
  async transfers(@Root() { flows, on }: LineageCounts, @Ctx() scope: Scope): Promise<number> {
    const keys = await transferKeysOfFlows(scope).load(on)
    return new Set(flows.flatMap((flow) => keys.get(flow) ?? [])).size
  }
}
