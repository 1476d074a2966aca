import { Field, InputType } from 'type-graphql'
import { CountryCode } from '../../record/graphql-scalars.ts'
import { type Condition, commonConditions, hasPart, isOneOf, withDescendants } from '../../record/list-records.ts'
import { isStorable } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { InventoryFilter } from '../inventory.filter.ts'

@InputType({
  description:
    'Which systems to list: those that meet every field given. A field with several values is met by any of them, one with an empty list by none.',
})
export class SystemFilter extends InventoryFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'Systems operated by one of these organizations, given by key.',
  })
  operator?: string[] | null

  @Field(() => [CountryCode], {
    nullable: true,
    description: 'Systems that store or process in one of these countries.',
  })
  country?: string[] | null

  @Field(() => [String], {
    nullable: true,
    description:
      'Systems that hold data of one of these categories, given by key, or of a category below one: by their own declaration, or because a flow at them carries it.',
  })
  dataCategory?: string[] | null
}

export function systemConditions(scope: Scope, filter: SystemFilter | null): (Condition | null)[] {
  const { sql } = scope
  return [
    ...commonConditions(sql, filter),
    isOneOf(sql, 'operator', filter?.operator?.filter(isStorable)),
    hasPart(sql, { table: 'systemCountries', owner: 'system', column: 'country' }, filter?.country),
    filter?.dataCategory ? holdsCategory(scope, filter.dataCategory.filter(isStorable)) : null,
  ]
}

/** The same as `System.dataCategories` shows: flows of retired activities do not count. */
function holdsCategory({ sql, workspaceId }: Scope, keys: readonly string[]): Condition {
  const carriedAt = (end: 'fromSystem' | 'toSystem') => sql`
    select f.${sql(end)}
      from wanted w
      join flow_data_categories c on c.workspace_id = ${workspaceId} and c.data_category = w.key
      join data_flows f on f.workspace_id = ${workspaceId} and f.key = c.flow
      join processing_activities a on a.workspace_id = ${workspaceId} and a.key = f.activity and a.retired_at is null
     where f.${sql(end)} is not null`
  return sql`t.key in (
    with wanted as (${withDescendants(sql, workspaceId, 'dataCategories', keys)})
    select d.system from wanted w join system_data_categories d on d.workspace_id = ${workspaceId} and d.data_category = w.key
    union ${carriedAt('fromSystem')}
    union ${carriedAt('toSystem')})`
}
