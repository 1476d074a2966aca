import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { connectionOf } from '../../record/connection.type.ts'
import { CountryCode } from '../../record/graphql-scalars.ts'
import { listRecords } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { organizationRecord } from '../organization/organization.record.ts'
import { Organization } from '../organization/organization.type.ts'
import { SystemFilter, systemConditions } from './system.filter.ts'
import { systemRecord } from './system.record.ts'
import { systemCountries } from './system.table.ts'
import { System } from './system.type.ts'

const SystemConnection = connectionOf(System)

@Resolver(() => System)
export class SystemResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => System, {
    nullable: true,
    description: 'The system with this key, retired or not; null when there is none.',
  })
  system(@Arg('key', () => String, { description: 'The key of the system.' }) key: string, @Ctx() { load }: Scope) {
    return load.record(systemRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => SystemConnection, { description: 'The systems on record, in key order unless another is asked for.' })
  systems(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SystemFilter, {
      nullable: true,
      description: 'Which systems to list; all that are not retired when left out.',
    })
    filter: SystemFilter | null,
    @Arg('orderBy', () => InventoryOrder, {
      nullable: true,
      description: 'The order of the list; by key when left out.',
    })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    return listRecords(scope, systemRecord, page, orderBy, systemConditions(scope, filter))
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description:
      'The organization that runs it, and so the exporter or importer of a flow at it; null when not stated.',
  })
  operator(@Root() { operator }: System, @Ctx() { load }: Scope) {
    return operator === null ? null : load.record(organizationRecord).load(operator)
  }

  @FieldResolver(() => [CountryCode], {
    description:
      'Where it stores and processes, in alphabetical order. A flow at it that says no country is taken to reach each of them.',
  })
  async countries(@Root() { key }: System, @Ctx() { load }: Scope) {
    const rows = await load.rows(systemCountries, 'system').load(key)
    return rows.map(({ country }) => country)
  }
}
