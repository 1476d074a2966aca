import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import type { IsoDate } from '../../law/windows.ts'
import { CountryCode, DateScalar } from '../../record/graphql-scalars.ts'
import { bounded } from '../../record/loaders.ts'
import type { Scope } from '../../record/scope.ts'
import { ownCountryFacts, shippedCountryFacts } from './country-facts.loads.ts'
import { countryProfileRecord } from './country-profile.record.ts'
import { CountryFact, CountryProfile } from './country-profile.type.ts'

@Resolver(() => CountryFact)
export class CountryFactsResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => [CountryFact], {
    description:
      'The facts of law and practice that assessments are held against: those of the reference data and those of the workspace together, by date.',
  })
  async countryFacts(
    @Arg('country', () => [CountryCode], { nullable: true, description: 'Of which countries; all when left out.' })
    country: string[] | null,
    @Arg('on', () => DateScalar, {
      nullable: true,
      description: 'Those that were so on this date in the world; those known to come as well when left out.',
    })
    on: IsoDate | null,
    @Ctx() scope: Scope,
  ): Promise<CountryFact[] | Error> {
    const own = await ownCountryFacts(scope).load('all')
    const asked = [...shippedCountryFacts(scope.law), ...own].filter(
      (fact) => (!country || country.includes(fact.country)) && (!on || fact.date <= on),
    )
    // A sort keeps what is of one date as it came: the law first, then profiles by key.
    return bounded(asked.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)))
  }

  @FieldResolver(() => CountryProfile, {
    nullable: true,
    description: 'The profile of the workspace that says it; null for a fact of the reference data.',
  })
  profile(@Root() { profile }: CountryFact, @Ctx() { load }: Scope) {
    return profile === null ? null : load.record(countryProfileRecord).load(profile)
  }
}
