import { Args, Ctx, Query, Resolver } from 'type-graphql'
import { ActorRole } from '../identity/access-key.table.ts'
import { NeedsRole } from '../identity/needs-role.ts'
import { connectionOf } from '../record/connection.type.ts'
import { PageArgs } from '../record/page.ts'
import type { Scope } from '../record/scope.ts'
import { pageOfLaw } from './law-page.ts'
import { regulationsOf } from './regulation.source.ts'
import { Regulation } from './regulation.type.ts'

const RegulationConnection = connectionOf(Regulation)

@Resolver(() => Regulation)
export class RegulationResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => RegulationConnection, { description: 'The laws of the reference data, in key order.' })
  regulations(@Args(() => PageArgs) page: PageArgs, @Ctx() scope: Scope) {
    return pageOfLaw(scope, 'regulations', regulationsOf(scope.law), page)
  }
}
