import { Ctx, Query, Resolver } from 'type-graphql'
import { ActorRole } from '../identity/access-key.table.ts'
import { NeedsRole } from '../identity/needs-role.ts'
import { JSONObject } from '../record/graphql-scalars.ts'
import type { Scope } from '../record/scope.ts'
import { pullManifest } from './pull-manifest.ts'

@Resolver()
export class PullManifestResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => JSONObject, {
    description:
      'The inventory as a manifest: what applyManifest would take to make it again, without retired records and without what no manifest says (versions, times, transfers).',
  })
  manifest(@Ctx() scope: Scope) {
    return pullManifest(scope)
  }
}
