import { Field, InputType } from 'type-graphql'
import { CountryCode } from '../../record/graphql-scalars.ts'
import { type Condition, commonConditions, isOneOf } from '../../record/list-records.ts'
import { isStorable } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { InventoryFilter } from '../inventory.filter.ts'
import { OrganizationKind } from './organization.table.ts'

@InputType({
  description:
    'Which organizations to list: those that meet every field given. A field with several values is met by any of them, one with an empty list by none.',
})
export class OrganizationFilter extends InventoryFilter {
  @Field(() => [OrganizationKind], { nullable: true, description: 'Organizations of one of these kinds.' })
  kind?: OrganizationKind[] | null

  @Field(() => [CountryCode], { nullable: true, description: 'Organizations established in one of these countries.' })
  country?: string[] | null

  @Field(() => [String], {
    nullable: true,
    description: 'Organizations directly under one of these parents, given by key.',
  })
  parent?: string[] | null
}

export function organizationConditions({ sql }: Scope, filter: OrganizationFilter | null): (Condition | null)[] {
  return [
    ...commonConditions(sql, filter),
    isOneOf(sql, 'kind', filter?.kind),
    isOneOf(sql, 'country', filter?.country),
    isOneOf(sql, 'parent', filter?.parent?.filter(isStorable)),
  ]
}
