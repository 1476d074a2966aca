import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { organizationRecord } from '../../inventory/organization/organization.record.ts'
import { Organization } from '../../inventory/organization/organization.type.ts'
import { connectionOf } from '../../record/connection.type.ts'
import { commonConditions, listRecords } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { agreementRecord } from './agreement.record.ts'
import { agreementParties } from './agreement.table.ts'
import { Agreement, AgreementParty } from './agreement.type.ts'

const AgreementConnection = connectionOf(Agreement)

@Resolver(() => Agreement)
export class AgreementResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => Agreement, {
    nullable: true,
    description: 'The agreement with this key, retired or not; null when there is none.',
  })
  agreement(
    @Arg('key', () => String, { description: 'The key of the agreement.' }) key: string,
    @Ctx() { load }: Scope,
  ) {
    return load.record(agreementRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => AgreementConnection, {
    description: 'The agreements on record, in key order unless another is asked for.',
  })
  agreements(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('orderBy', () => InventoryOrder, {
      nullable: true,
      description: 'The order of the list; by key when left out.',
    })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    return listRecords(scope, agreementRecord, page, orderBy, commonConditions(scope.sql, null))
  }

  @FieldResolver(() => [AgreementParty], { description: 'Who made it, by the keys of the organizations.' })
  parties(@Root() { key }: Agreement, @Ctx() { load }: Scope) {
    return load.rows(agreementParties, 'agreement').load(key)
  }
}

@Resolver(() => AgreementParty)
export class AgreementPartyResolver {
  @FieldResolver(() => Organization, { description: 'The organization that is party to it.' })
  organization(@Root() { organization }: AgreementParty, @Ctx() { load }: Scope) {
    return load.record(organizationRecord).load(organization)
  }
}
