import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { ActorRole } from '../identity/access-key.table.ts'
import { NeedsRole } from '../identity/needs-role.ts'
import { ApiError } from '../platform/errors.ts'
import { readId } from '../platform/global-id.ts'
import { Node } from './node.type.ts'
import { largestPage } from './page.ts'
import type { Scope } from './scope.ts'

@Resolver()
export class NodeResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => Node, {
    nullable: true,
    description: 'What an id names; null for one that is malformed, unknown or another workspace’s.',
  })
  node(@Arg('id', () => ID, { description: 'An id as some answer gave it.' }) id: string, @Ctx() scope: Scope) {
    return find(scope, id)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => [Node], {
    nullable: 'items',
    description: 'What several ids name, in the same order and number, null where an id names nothing. At most 1,000.',
  })
  nodes(@Arg('ids', () => [ID], { description: 'Ids as some answer gave them.' }) ids: string[], @Ctx() scope: Scope) {
    if (ids.length > largestPage) {
      throw new ApiError('PAGE_TOO_LARGE', `\`ids\` has ${ids.length} entries; at most ${largestPage} are taken.`, {
        argument: 'ids',
        remedy: 'Ask in several requests.',
      })
    }
    return ids.map((id) => find(scope, id))
  }
}

function find({ workspaceId, findNode }: Scope, id: string): Promise<object | null> | null {
  const named = readId(id, workspaceId)
  return named && findNode(named.typename, named.key)
}
