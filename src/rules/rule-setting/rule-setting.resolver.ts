import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { commonConditions, listRecords } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { ruleSettingRecord } from './rule-setting.record.ts'
import { RuleSetting, RuleSettingConnection } from './rule-setting.type.ts'

@Resolver(() => RuleSetting)
export class RuleSettingResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => RuleSetting, {
    nullable: true,
    description: 'The rule setting with this key, retired or not; null when there is none.',
  })
  ruleSetting(
    @Arg('key', () => String, { description: 'The key of the rule setting.' }) key: string,
    @Ctx() { load }: Scope,
  ) {
    return load.record(ruleSettingRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => RuleSettingConnection, {
    description: 'The rule settings on record, in key order unless another is asked for.',
  })
  ruleSettings(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('orderBy', () => InventoryOrder, {
      nullable: true,
      description: 'The order of the list; by key when left out.',
    })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    return listRecords(scope, ruleSettingRecord, page, orderBy, commonConditions(scope.sql, null))
  }
}
