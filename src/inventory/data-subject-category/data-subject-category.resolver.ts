import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { connectionOf } from '../../record/connection.type.ts'
import { commonConditions, listRecords } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { dataSubjectCategoryRecord } from './data-subject-category.record.ts'
import { DataSubjectCategory } from './data-subject-category.type.ts'

const DataSubjectCategoryConnection = connectionOf(DataSubjectCategory)

@Resolver(() => DataSubjectCategory)
export class DataSubjectCategoryResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => DataSubjectCategory, {
    nullable: true,
    description: 'The data subject category with this key, retired or not; null when there is none.',
  })
  dataSubjectCategory(
    @Arg('key', () => String, { description: 'The key of the data subject category.' }) key: string,
    @Ctx() { load }: Scope,
  ) {
    return load.record(dataSubjectCategoryRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => DataSubjectCategoryConnection, {
    description: 'The data subject categories on record, in key order unless another is asked for.',
  })
  dataSubjectCategories(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('orderBy', () => InventoryOrder, {
      nullable: true,
      description: 'The order of the list; by key when left out.',
    })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    return listRecords(scope, dataSubjectCategoryRecord, page, orderBy, commonConditions(scope.sql, null))
  }
}
