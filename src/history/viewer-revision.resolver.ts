import { Ctx, FieldResolver, Resolver } from 'type-graphql'
import { Viewer } from '../identity/viewer.type.ts'
import { DateTime } from '../record/graphql-scalars.ts'
import type { Scope } from '../record/scope.ts'

@Resolver(() => Viewer)
export class ViewerRevisionResolver {
  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'The time of that revision, which tells it from one of the same number in another database; of a workspace that was never changed, when it was made. Null before the first change, under `@asOf`.',
  })
  revisionAt(@Ctx() { revisionAt }: Scope): string | null {
    return revisionAt || null
  }
}
