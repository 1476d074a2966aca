import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { linkedRecords } from '../../inventory/linked-records.loads.ts'
import { Organization } from '../../inventory/organization/organization.type.ts'
import type { Scope } from '../../record/scope.ts'
import { activitiesOfOrganizations } from './processing-activity.loads.ts'
import { processingActivityRecord } from './processing-activity.record.ts'
import { ProcessingActivity } from './processing-activity.type.ts'

@Resolver(() => Organization)
export class OrganizationActivitiesResolver {
  @FieldResolver(() => [ProcessingActivity], {
    description:
      'The activities in which it holds a role, or at an end of whose flows it stands, in key order. Those that are retired are left out. At most 10,000.',
  })
  activities(@Root() { key }: Organization, @Ctx() scope: Scope) {
    const links = activitiesOfOrganizations(scope)
    const present = { presentOnly: true }
    return linkedRecords(scope, 'activities of organizations', processingActivityRecord, links, present).load(key)
  }
}
