import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Reason as LawReason, Status } from '../../law/status.ts'
import { TransferMechanism } from '../../law-api/transfer-mechanism.type.ts'
import { Node } from '../../record/node.type.ts'
import type { Scope } from '../../record/scope.ts'
import { Reason, TransferStatus } from './transfer.type.ts'

@Resolver(() => TransferStatus)
export class TransferStatusResolver {
  @FieldResolver(() => TransferMechanism, {
    nullable: true,
    description: 'The mechanism it rests on; null when it rests on none.',
  })
  mechanism(@Root() { mechanism }: Status, @Ctx() { findNode }: Scope) {
    return mechanism === null ? null : findNode('TransferMechanism', mechanism)
  }
}

@Resolver(() => Reason)
export class ReasonResolver {
  @FieldResolver(() => [Node], { description: 'The records it looked at, as far as they are on record.' })
  async records(@Root() { records }: LawReason, @Ctx() { findNode }: Scope) {
    const found = await Promise.all(records.map(({ type, key }) => findNode(type, key)))
    return found.filter((record) => record !== null)
  }
}
