import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { dataCategoryRecord } from '../../inventory/data-category/data-category.record.ts'
import { DataCategory } from '../../inventory/data-category/data-category.type.ts'
import { type Links, linkedRecords } from '../../inventory/linked-records.loads.ts'
import { System } from '../../inventory/system/system.type.ts'
import { ForwardPageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { flowsAtSystems, pageOfFlowsAt, type SystemEnd } from './data-flow.loads.ts'
import { DataFlow, DataFlowConnection } from './data-flow.type.ts'

@Resolver(() => System)
export class SystemFlowsResolver {
  @FieldResolver(() => [DataCategory], {
    description:
      'Which data it holds or handles: the categories it declares and those that flows at it carry, in key order. Flows of retired activities do not count.',
  })
  dataCategories(@Root() { key }: System, @Ctx() scope: Scope) {
    return linkedRecords(scope, 'data categories of systems', dataCategoryRecord, categoriesOfSystems(scope)).load(key)
  }

  @FieldResolver(() => [DataFlow], {
    description:
      'The flows that arrive at it, in key order, those of retired activities left out. At most 10,000: beyond, PAGE_TOO_LARGE; ask for `flowsInConnection`.',
  })
  flowsIn(@Root() { key }: System, @Ctx() scope: Scope) {
    return flowsAtSystems(scope, 'toSystem').load(key)
  }

  @FieldResolver(() => DataFlowConnection, { description: 'The same flows as `flowsIn`, page by page in key order.' })
  flowsInConnection(@Root() { key }: System, @Args(() => ForwardPageArgs) page: ForwardPageArgs, @Ctx() scope: Scope) {
    return pageOfFlowsAt(scope, 'toSystem', key, page)
  }

  @FieldResolver(() => [DataFlow], {
    description:
      'The flows that start at it, in key order, those of retired activities left out. At most 10,000: beyond, PAGE_TOO_LARGE; ask for `flowsOutConnection`.',
  })
  flowsOut(@Root() { key }: System, @Ctx() scope: Scope) {
    return flowsAtSystems(scope, 'fromSystem').load(key)
  }

  @FieldResolver(() => DataFlowConnection, { description: 'The same flows as `flowsOut`, page by page in key order.' })
  flowsOutConnection(@Root() { key }: System, @Args(() => ForwardPageArgs) page: ForwardPageArgs, @Ctx() scope: Scope) {
    return pageOfFlowsAt(scope, 'fromSystem', key, page)
  }
}

function categoriesOfSystems({ sql, workspaceId }: Scope): Links {
  const carriedAt = (end: SystemEnd, systems: string[]) => sql`
    select f.${sql(end)}, c.data_category
      from data_flows f
      join processing_activities a on a.workspace_id = ${workspaceId} and a.key = f.activity and a.retired_at is null
      join flow_data_categories c on c.workspace_id = ${workspaceId} and c.flow = f.key
     where f.workspace_id = ${workspaceId} and f.${sql(end)} = any(${systems})`
  return (systems) => sql`
    select system as owner, data_category as key from system_data_categories
     where workspace_id = ${workspaceId} and system = any(${systems})
    union ${carriedAt('fromSystem', systems)}
    union ${carriedAt('toSystem', systems)}`
}
