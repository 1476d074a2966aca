import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { commonConditions, listRecords } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { waiverRecord } from './waiver.record.ts'
import { Waiver, WaiverConnection } from './waiver.type.ts'

@Resolver(() => Waiver)
export class WaiverResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => Waiver, {
    nullable: true,
    description: 'The waiver with this key, retired or not; null when there is none.',
  })
  waiver(@Arg('key', () => String, { description: 'The key of the waiver.' }) key: string, @Ctx() { load }: Scope) {
    return load.record(waiverRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => WaiverConnection, {
    description: 'The waivers on record, those that have ended included, in key order unless another is asked for.',
  })
  waivers(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('orderBy', () => InventoryOrder, {
      nullable: true,
      description: 'The order of the list; by key when left out.',
    })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    return listRecords(scope, waiverRecord, page, orderBy, commonConditions(scope.sql, null))
  }
}
