import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { connectionOf } from '../../record/connection.type.ts'
import { commonConditions, listRecords } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { countryProfileRecord } from './country-profile.record.ts'
import { countryFacts } from './country-profile.table.ts'
import { CountryFact, CountryProfile } from './country-profile.type.ts'

const CountryProfileConnection = connectionOf(CountryProfile)

@Resolver(() => CountryProfile)
export class CountryProfileResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => CountryProfile, {
    nullable: true,
    description: 'The country profile with this key, retired or not; null when there is none.',
  })
  countryProfile(
    @Arg('key', () => String, { description: 'The key of the country profile.' }) key: string,
    @Ctx() { load }: Scope,
  ) {
    return load.record(countryProfileRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => CountryProfileConnection, {
    description: 'The country profiles of the workspace, in key order unless another is asked for.',
  })
  countryProfiles(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('orderBy', () => InventoryOrder, {
      nullable: true,
      description: 'The order of the list; by key when left out.',
    })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    return listRecords(scope, countryProfileRecord, page, orderBy, commonConditions(scope.sql, null))
  }

  @FieldResolver(() => [CountryFact], {
    description: 'The facts that this profile says itself, in key order; `countryFacts` has those of the law as well.',
  })
  async facts(@Root() { key, country }: CountryProfile, @Ctx() { load }: Scope) {
    const rows = await load.rows(countryFacts, 'profile').load(key)
    return rows.map((row) => ({ ...row, country, verification: null }))
  }
}
