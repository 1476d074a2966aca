import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { agreementRecord } from '../../assurance/agreement/agreement.record.ts'
import { Agreement } from '../../assurance/agreement/agreement.type.ts'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { organizationRecord } from '../../inventory/organization/organization.record.ts'
import { Organization } from '../../inventory/organization/organization.type.ts'
import { transferMechanismOf } from '../../law-api/transfer-mechanism.source.ts'
import { TransferMechanism } from '../../law-api/transfer-mechanism.type.ts'
import { connectionOf } from '../../record/connection.type.ts'
import { commonConditions, listRecords } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { safeguardRecord } from './safeguard.record.ts'
import { Safeguard } from './safeguard.type.ts'

const SafeguardConnection = connectionOf(Safeguard)

@Resolver(() => Safeguard)
export class SafeguardResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => Safeguard, {
    nullable: true,
    description: 'The safeguard with this key, retired or not; null when there is none.',
  })
  safeguard(
    @Arg('key', () => String, { description: 'The key of the safeguard.' }) key: string,
    @Ctx() { load }: Scope,
  ) {
    return load.record(safeguardRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => SafeguardConnection, {
    description: 'The safeguards on record, in key order unless another is asked for.',
  })
  safeguards(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('orderBy', () => InventoryOrder, {
      nullable: true,
      description: 'The order of the list; by key when left out.',
    })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    return listRecords(scope, safeguardRecord, page, orderBy, commonConditions(scope.sql, null))
  }

  @FieldResolver(() => Organization, { description: 'The organization that sends the data.' })
  exporter(@Root() { exporter }: Safeguard, @Ctx() { load }: Scope) {
    return load.record(organizationRecord).load(exporter)
  }

  @FieldResolver(() => Organization, { description: 'The organization that receives it.' })
  importer(@Root() { importer }: Safeguard, @Ctx() { load }: Scope) {
    return load.record(organizationRecord).load(importer)
  }

  @FieldResolver(() => TransferMechanism, { description: 'The legal route it makes use of.' })
  mechanism(@Root() { mechanism }: Safeguard, @Ctx() { law }: Scope) {
    return transferMechanismOf(law, mechanism)
  }

  @FieldResolver(() => Agreement, {
    nullable: true,
    description: 'The contract it stands in; null when none is stated.',
  })
  agreement(@Root() { agreement }: Safeguard, @Ctx() { load }: Scope) {
    return agreement === null ? null : load.record(agreementRecord).load(agreement)
  }
}
