import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { securityMeasureRecord } from '../../assurance/security-measure/security-measure.record.ts'
import { SecurityMeasure } from '../../assurance/security-measure/security-measure.type.ts'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { linkedRecords, linksIn } from '../../inventory/linked-records.loads.ts'
import { purposeRecord } from '../../inventory/purpose/purpose.record.ts'
import { Purpose } from '../../inventory/purpose/purpose.type.ts'
import { regulationOf } from '../../law-api/regulation.source.ts'
import { Regulation } from '../../law-api/regulation.type.ts'
import { listRecords } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { ActivityData, ActivityLegalBasis, RoleAssignment } from './activity-parts.type.ts'
import { ProcessingActivityFilter, processingActivityConditions } from './processing-activity.filter.ts'
import { processingActivityRecord } from './processing-activity.record.ts'
import {
  activityData,
  activityLegalBases,
  activityPurposes,
  activityRegulations,
  activitySecurityMeasures,
  roleAssignments,
} from './processing-activity.table.ts'
import { ProcessingActivity, ProcessingActivityConnection } from './processing-activity.type.ts'

/** What an activity says itself; what follows from its data and flows is in activity-reach.resolver.ts. */
@Resolver(() => ProcessingActivity)
export class ProcessingActivityResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => ProcessingActivity, {
    nullable: true,
    description: 'The processing activity with this key, retired or not; null when there is none.',
  })
  processingActivity(
    @Arg('key', () => String, { description: 'The key of the activity.' }) key: string,
    @Ctx() { load }: Scope,
  ) {
    return load.record(processingActivityRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => ProcessingActivityConnection, {
    description: 'The processing activities on record, in key order unless another is asked for.',
  })
  processingActivities(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ProcessingActivityFilter, {
      nullable: true,
      description: 'Which activities to list; all that are not retired when left out.',
    })
    filter: ProcessingActivityFilter | null,
    @Arg('orderBy', () => InventoryOrder, {
      nullable: true,
      description: 'The order of the list; by key when left out.',
    })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    return listRecords(scope, processingActivityRecord, page, orderBy, processingActivityConditions(scope, filter))
  }

  @FieldResolver(() => [Purpose], { description: 'What it is for: GDPR Art. 30(1)(b). In key order.' })
  purposes(@Root() { key }: ProcessingActivity, @Ctx() scope: Scope) {
    const links = linksIn(scope, activityPurposes, 'activity', 'purpose')
    return linkedRecords(scope, 'purposes of activities', purposeRecord, links).load(key)
  }

  @FieldResolver(() => [ActivityLegalBasis], { description: 'What makes it lawful: GDPR Art. 6, and Art. 9 or 10.' })
  legalBases(@Root() { key }: ProcessingActivity, @Ctx() { load }: Scope) {
    return load.rows(activityLegalBases, 'activity').load(key)
  }

  @FieldResolver(() => [RoleAssignment], {
    description: 'Who answers for it: one row for each organization and role, for all of its data or for one category.',
  })
  roles(@Root() { key }: ProcessingActivity, @Ctx() { load }: Scope) {
    return load.rows(roleAssignments, 'activity').load(key)
  }

  @FieldResolver(() => [ActivityData], { description: 'Which data about whom it uses, and for how long it is kept.' })
  data(@Root() { key }: ProcessingActivity, @Ctx() { load }: Scope) {
    return load.rows(activityData, 'activity').load(key)
  }

  @FieldResolver(() => [SecurityMeasure], {
    description: 'The measures that protect its data: GDPR Art. 30(1)(g). In key order.',
  })
  securityMeasures(@Root() { key }: ProcessingActivity, @Ctx() scope: Scope) {
    const links = linksIn(scope, activitySecurityMeasures, 'activity', 'securityMeasure')
    return linkedRecords(scope, 'measures of activities', securityMeasureRecord, links).load(key)
  }

  @FieldResolver(() => [Regulation], { description: 'The laws that are stated to apply to it, in key order.' })
  async regulations(@Root() { key }: ProcessingActivity, @Ctx() { load, law }: Scope) {
    const rows = await load.rows(activityRegulations, 'activity').load(key)
    return rows.map(({ regulation }) => regulationOf(law, regulation))
  }
}
