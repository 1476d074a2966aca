import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { connectionOf } from '../../record/connection.type.ts'
import { listRecords } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { DataCategoryFilter, dataCategoryConditions } from './data-category.filter.ts'
import { dataCategoryRecord } from './data-category.record.ts'
import { dataElements } from './data-category.table.ts'
import { DataCategory, DataElement } from './data-category.type.ts'

const DataCategoryConnection = connectionOf(DataCategory)

@Resolver(() => DataCategory)
export class DataCategoryResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => DataCategory, {
    nullable: true,
    description: 'The data category with this key, retired or not; null when there is none.',
  })
  dataCategory(
    @Arg('key', () => String, { description: 'The key of the data category.' }) key: string,
    @Ctx() { load }: Scope,
  ) {
    return load.record(dataCategoryRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => DataCategoryConnection, {
    description: 'The data categories on record, in key order unless another is asked for.',
  })
  dataCategories(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DataCategoryFilter, {
      nullable: true,
      description: 'Which data categories to list; all that are not retired when left out.',
    })
    filter: DataCategoryFilter | null,
    @Arg('orderBy', () => InventoryOrder, {
      nullable: true,
      description: 'The order of the list; by key when left out.',
    })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    return listRecords(scope, dataCategoryRecord, page, orderBy, dataCategoryConditions(scope, filter))
  }

  @FieldResolver(() => DataCategory, {
    nullable: true,
    description: 'The category this one is part of; null at the top.',
  })
  parent(@Root() { parent }: DataCategory, @Ctx() { load }: Scope) {
    return parent === null ? null : load.record(dataCategoryRecord).load(parent)
  }

  @FieldResolver(() => [DataCategory], {
    description: 'The categories directly below this one, in key order. Those that are retired are left out.',
  })
  children(@Root() { key }: DataCategory, @Ctx() { load }: Scope) {
    return load.records(dataCategoryRecord, 'parent').load(key)
  }

  @FieldResolver(() => [DataElement], { description: 'The fields of data that it consists of, in key order.' })
  elements(@Root() { key }: DataCategory, @Ctx() { load }: Scope) {
    return load.rows(dataElements, 'dataCategory').load(key)
  }
}
