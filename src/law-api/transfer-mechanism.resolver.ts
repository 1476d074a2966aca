import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql'
import { ActorRole } from '../identity/access-key.table.ts'
import { NeedsRole } from '../identity/needs-role.ts'
import { connectionOf } from '../record/connection.type.ts'
import { PageArgs } from '../record/page.ts'
import type { Scope } from '../record/scope.ts'
import { pageOfLaw } from './law-page.ts'
import { transferMechanismOf, transferMechanismsOf } from './transfer-mechanism.source.ts'
import { TransferMechanism } from './transfer-mechanism.type.ts'

const TransferMechanismConnection = connectionOf(TransferMechanism)

@Resolver(() => TransferMechanism)
export class TransferMechanismResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => TransferMechanism, {
    nullable: true,
    description: 'The transfer mechanism with this key, ended or not; null when there is none.',
  })
  transferMechanism(
    @Arg('key', () => String, { description: 'The key of the mechanism, such as eu-us-dpf.' }) key: string,
    @Ctx() { law }: Scope,
  ) {
    return transferMechanismOf(law, key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => TransferMechanismConnection, {
    description: 'The transfer mechanisms of the reference data, those that have ended included, in key order.',
  })
  transferMechanisms(@Args(() => PageArgs) page: PageArgs, @Ctx() scope: Scope) {
    return pageOfLaw(scope, 'transferMechanisms', transferMechanismsOf(scope.law), page)
  }
}
