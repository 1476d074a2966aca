import { Query, Resolver } from 'type-graphql'
import { ActorRole } from '../identity/access-key.table.ts'
import { NeedsRole } from '../identity/needs-role.ts'
import { rules } from './all-rules.ts'
import { RuleType } from './rule.type.ts'

@Resolver()
export class RuleResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => [RuleType], { description: 'Every rule there is, in the order of their codes.' })
  rules() {
    return rules
  }
}
