import { Ctx, Query, Resolver } from 'type-graphql'
import { ActorRole } from './access-key.table.ts'
import type { Actor } from './actor.ts'
import { NeedsRole } from './needs-role.ts'
import { Viewer } from './viewer.type.ts'

@Resolver(() => Viewer)
export class ViewerResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => Viewer, { description: 'Who is asking, and from what is answered.' })
  viewer(@Ctx() { actor, revision }: { actor: Actor; revision: number }): Viewer {
    return { name: actor.name, role: actor.role, workspace: actor.workspace, revision }
  }
}
