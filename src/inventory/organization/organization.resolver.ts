import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { connectionOf } from '../../record/connection.type.ts'
import { listRecords } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { OrganizationFilter, organizationConditions } from './organization.filter.ts'
import { affiliatesOf } from './organization.loads.ts'
import { organizationRecord } from './organization.record.ts'
import { Organization } from './organization.type.ts'

const OrganizationConnection = connectionOf(Organization)

@Resolver(() => Organization)
export class OrganizationResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => Organization, {
    nullable: true,
    description: 'The organization with this key, retired or not; null when there is none.',
  })
  organization(
    @Arg('key', () => String, { description: 'The key of the organization.' }) key: string,
    @Ctx() { load }: Scope,
  ) {
    return load.record(organizationRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => OrganizationConnection, {
    description: 'The organizations on record, in key order unless another is asked for.',
  })
  organizations(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => OrganizationFilter, {
      nullable: true,
      description: 'Which organizations to list; all that are not retired when left out.',
    })
    filter: OrganizationFilter | null,
    @Arg('orderBy', () => InventoryOrder, {
      nullable: true,
      description: 'The order of the list; by key when left out.',
    })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    return listRecords(scope, organizationRecord, page, orderBy, organizationConditions(scope, filter))
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The organization directly above it in its group; null at the top.',
  })
  parent(@Root() { parent }: Organization, @Ctx() { load }: Scope) {
    return parent === null ? null : load.record(organizationRecord).load(parent)
  }

  @FieldResolver(() => [Organization], {
    description:
      'All other organizations under the same topmost parent, in key order. Those that are retired are left out.',
  })
  affiliates(@Root() { key }: Organization, @Ctx() scope: Scope) {
    return affiliatesOf(scope).load(key)
  }
}
