import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { organizationRecord } from '../../inventory/organization/organization.record.ts'
import { Organization } from '../../inventory/organization/organization.type.ts'
import { connectionOf } from '../../record/connection.type.ts'
import { commonConditions, listRecords } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { certificationRecord } from './certification.record.ts'
import { Certification } from './certification.type.ts'

const CertificationConnection = connectionOf(Certification)

@Resolver(() => Certification)
export class CertificationResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => Certification, {
    nullable: true,
    description: 'The certification with this key, retired or not; null when there is none.',
  })
  certification(
    @Arg('key', () => String, { description: 'The key of the certification.' }) key: string,
    @Ctx() { load }: Scope,
  ) {
    return load.record(certificationRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => CertificationConnection, {
    description: 'The certifications on record, in key order unless another is asked for.',
  })
  certifications(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('orderBy', () => InventoryOrder, {
      nullable: true,
      description: 'The order of the list; by key when left out.',
    })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    return listRecords(scope, certificationRecord, page, orderBy, commonConditions(scope.sql, null))
  }

  @FieldResolver(() => Organization, { description: 'The organization that holds it.' })
  organization(@Root() { organization }: Certification, @Ctx() { load }: Scope) {
    return load.record(organizationRecord).load(organization)
  }
}
