import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { connectionOf } from '../../record/connection.type.ts'
import { commonConditions, listRecords } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { purposeRecord } from './purpose.record.ts'
import { Purpose } from './purpose.type.ts'

const PurposeConnection = connectionOf(Purpose)

@Resolver(() => Purpose)
export class PurposeResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => Purpose, {
    nullable: true,
    description: 'The purpose with this key, retired or not; null when there is none.',
  })
  purpose(@Arg('key', () => String, { description: 'The key of the purpose.' }) key: string, @Ctx() { load }: Scope) {
    return load.record(purposeRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => PurposeConnection, { description: 'The purposes on record, in key order unless another is asked for.' })
  purposes(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('orderBy', () => InventoryOrder, {
      nullable: true,
      description: 'The order of the list; by key when left out.',
    })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    return listRecords(scope, purposeRecord, page, orderBy, commonConditions(scope.sql, null))
  }

  @FieldResolver(() => Purpose, { nullable: true, description: 'The purpose this one is part of.' })
  parent(@Root() { parent }: Purpose, @Ctx() { load }: Scope) {
    return parent === null ? null : load.record(purposeRecord).load(parent)
  }

  @FieldResolver(() => [Purpose], { description: 'The purposes that are part of this one, in key order.' })
  children(@Root() { key }: Purpose, @Ctx() { load }: Scope) {
    return load.records(purposeRecord, 'parent').load(key)
  }
}
