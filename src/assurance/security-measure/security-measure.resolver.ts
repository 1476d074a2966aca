import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { UseCase } from '../../law/use-cases.ts'
import { connectionOf } from '../../record/connection.type.ts'
import { commonConditions, listRecords } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { securityMeasureRecord } from './security-measure.record.ts'
import { measureUseCases } from './security-measure.table.ts'
import { SecurityMeasure } from './security-measure.type.ts'

const SecurityMeasureConnection = connectionOf(SecurityMeasure)

@Resolver(() => SecurityMeasure)
export class SecurityMeasureResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => SecurityMeasure, {
    nullable: true,
    description: 'The security measure with this key, retired or not; null when there is none.',
  })
  securityMeasure(
    @Arg('key', () => String, { description: 'The key of the security measure.' }) key: string,
    @Ctx() { load }: Scope,
  ) {
    return load.record(securityMeasureRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => SecurityMeasureConnection, {
    description: 'The security measures on record, in key order unless another is asked for.',
  })
  securityMeasures(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('orderBy', () => InventoryOrder, {
      nullable: true,
      description: 'The order of the list; by key when left out.',
    })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    return listRecords(scope, securityMeasureRecord, page, orderBy, commonConditions(scope.sql, null))
  }

  @FieldResolver(() => [UseCase], {
    description: 'The use cases in which it keeps authorities out, when it is effective; only a technical one has any.',
  })
  async useCases(@Root() { key }: SecurityMeasure, @Ctx() { load }: Scope) {
    const rows = await load.rows(measureUseCases, 'securityMeasure').load(key)
    return rows.map(({ useCase }) => useCase)
  }
}
