import { Field, InputType } from 'type-graphql'
import { type Condition, commonConditions, isOneOf } from '../../record/list-records.ts'
import { isStorable } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { InventoryFilter } from '../inventory.filter.ts'

@InputType({
  description:
    'Which data categories to list: those that meet every field given. A field with several values is met by any of them, one with an empty list by none.',
})
export class DataCategoryFilter extends InventoryFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'Categories directly under one of these parents, given by key.',
  })
  parent?: string[] | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only categories that are special under GDPR Art. 9. False: only the others.',
  })
  specialCategory?: boolean | null
}

export function dataCategoryConditions({ sql }: Scope, filter: DataCategoryFilter | null): (Condition | null)[] {
  const special = filter?.specialCategory ?? null
  return [
    ...commonConditions(sql, filter),
    isOneOf(sql, 'parent', filter?.parent?.filter(isStorable)),
    special === null ? null : sql`t.special_category = ${special}`,
  ]
}
