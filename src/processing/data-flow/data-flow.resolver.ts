import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { dataCategoryRecord } from '../../inventory/data-category/data-category.record.ts'
import { DataCategory } from '../../inventory/data-category/data-category.type.ts'
import { dataSubjectCategoryRecord } from '../../inventory/data-subject-category/data-subject-category.record.ts'
import { LineageNode } from '../../inventory/lineage-node.type.ts'
import { linkedRecords, linksIn } from '../../inventory/linked-records.loads.ts'
import { organizationRecord } from '../../inventory/organization/organization.record.ts'
import { systemRecord } from '../../inventory/system/system.record.ts'
import { recordId } from '../../platform/global-id.ts'
import type { Loaders } from '../../record/loaders.ts'
import type { Scope } from '../../record/scope.ts'
import { processingActivityRecord } from '../processing-activity/processing-activity.record.ts'
import { ProcessingActivity } from '../processing-activity/processing-activity.type.ts'
import { dataFlowsByKey } from './data-flow.loads.ts'
import { flowDataCategories } from './data-flow.table.ts'
import { DataFlow } from './data-flow.type.ts'

@Resolver(() => DataFlow)
export class DataFlowResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => DataFlow, {
    nullable: true,
    description: 'The flow with this key, of a retired activity or not; null when there is none.',
  })
  dataFlow(@Arg('key', () => String, { description: 'The key of the flow.' }) key: string, @Ctx() scope: Scope) {
    return dataFlowsByKey(scope).load(key)
  }

  @FieldResolver(() => ID, {
    description: 'Opaque, and stable for as long as the flow is on record. Another workspace’s id answers null.',
  })
  id(@Root() { workspaceId, key }: DataFlow): string {
    return recordId('DataFlow', workspaceId, key)
  }

  @FieldResolver(() => LineageNode, { description: 'Where the data comes from.' })
  from(@Root() { fromSystem, fromOrganization, fromDataSubjectCategory }: DataFlow, @Ctx() { load }: Scope) {
    return fromDataSubjectCategory === null
      ? systemOrOrganization(load, fromSystem, fromOrganization)
      : load.record(dataSubjectCategoryRecord).load(fromDataSubjectCategory)
  }

  @FieldResolver(() => LineageNode, { description: 'Where the data goes to: a system or an organization.' })
  to(@Root() { toSystem, toOrganization }: DataFlow, @Ctx() { load }: Scope) {
    return systemOrOrganization(load, toSystem, toOrganization)
  }

  @FieldResolver(() => [DataCategory], { description: 'Which data it carries, in key order.' })
  dataCategories(@Root() { key }: DataFlow, @Ctx() scope: Scope) {
    const links = linksIn(scope, flowDataCategories, 'flow', 'dataCategory')
    return linkedRecords(scope, 'data categories of flows', dataCategoryRecord, links).load(key)
  }

  @FieldResolver(() => ProcessingActivity, {
    nullable: true,
    description: 'The activity that the data flows for, and whose record the flow is part of.',
  })
  activity(@Root() { activity }: DataFlow, @Ctx() { load }: Scope) {
    return load.record(processingActivityRecord).load(activity)
  }
}

/** Exactly one of the two is given: the table sees to it. */
function systemOrOrganization(load: Loaders, system: string | null, organization: string | null) {
  return system === null ? load.record(organizationRecord).load(organization!) : load.record(systemRecord).load(system)
}
