import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql'
import { ActorRole } from '../identity/access-key.table.ts'
import { NeedsRole } from '../identity/needs-role.ts'
import { connectionOf } from '../record/connection.type.ts'
import { ForwardPageArgs } from '../record/page.ts'
import type { Scope } from '../record/scope.ts'
import { search } from './search.ts'
import { SearchResult } from './search-result.type.ts'

const SearchResultConnection = connectionOf(SearchResult as never, 'SearchResult')

@Resolver()
export class SearchResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => SearchResultConnection, {
    description:
      'Records by what they are called: by key, name, alias and the beginning of their description, without case and accents, and with slips of the pen forgiven. The best come first: the record with this key, keys that begin so, the name or alias itself, names that begin so, then what is most like it. At most 500 are found; retired records never are.',
  })
  search(
    @Arg('text', () => String, { description: 'What to look for, such as `mailco`: 1 to 200 characters.' })
    text: string,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() scope: Scope,
  ) {
    return search(scope, text, page)
  }
}
