import { Field, InputType } from 'type-graphql'
import { InventoryFilter } from '../../inventory/inventory.filter.ts'
import { CountryCode } from '../../record/graphql-scalars.ts'
import { type Condition, commonConditions, hasPart, isOneOf } from '../../record/list-records.ts'
import { isStorable } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { SubprocessorStatus } from './subprocessor.table.ts'

@InputType({
  description:
    'Which subprocessors to list: those that meet every field given. A field with several values is met by any of them, one with an empty list by none.',
})
export class SubprocessorFilter extends InventoryFilter {
  @Field(() => [SubprocessorStatus], { nullable: true, description: 'Engagements of one of these statuses.' })
  status?: SubprocessorStatus[] | null

  @Field(() => [String], {
    nullable: true,
    description: 'Engagements of one of these organizations, given by key: who processes, not who engaged it.',
  })
  organization?: string[] | null

  @Field(() => [CountryCode], { nullable: true, description: 'Engagements with processing in one of these countries.' })
  country?: string[] | null
}

export function subprocessorConditions({ sql }: Scope, filter: SubprocessorFilter | null): (Condition | null)[] {
  return [
    ...commonConditions(sql, filter),
    isOneOf(sql, 'status', filter?.status),
    isOneOf(sql, 'organization', filter?.organization?.filter(isStorable)),
    hasPart(sql, { table: 'subprocessorCountries', owner: 'subprocessor', column: 'country' }, filter?.country),
  ]
}
