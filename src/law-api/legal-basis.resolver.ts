import { Ctx, Query, Resolver } from 'type-graphql'
import { ActorRole } from '../identity/access-key.table.ts'
import { NeedsRole } from '../identity/needs-role.ts'
import type { Scope } from '../record/scope.ts'
import { legalBasesOf } from './legal-basis.source.ts'
import { LegalBasis } from './legal-basis.type.ts'

@Resolver(() => LegalBasis)
export class LegalBasisResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => [LegalBasis], {
    description: 'The legal bases of the reference data and the conditions for special categories, in key order.',
  })
  legalBases(@Ctx() { law }: Scope) {
    return [...legalBasesOf(law).values()]
  }
}
