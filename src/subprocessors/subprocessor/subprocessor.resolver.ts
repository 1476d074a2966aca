import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { dataCategoryRecord } from '../../inventory/data-category/data-category.record.ts'
import { DataCategory } from '../../inventory/data-category/data-category.type.ts'
import { linkedRecords, linksIn } from '../../inventory/linked-records.loads.ts'
import { organizationRecord } from '../../inventory/organization/organization.record.ts'
import { Organization } from '../../inventory/organization/organization.type.ts'
import { processingActivityRecord } from '../../processing/processing-activity/processing-activity.record.ts'
import { ProcessingActivity } from '../../processing/processing-activity/processing-activity.type.ts'
import { connectionOf } from '../../record/connection.type.ts'
import { CountryCode } from '../../record/graphql-scalars.ts'
import { listRecords } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { SubprocessorFilter, subprocessorConditions } from './subprocessor.filter.ts'
import { subprocessorRecord } from './subprocessor.record.ts'
import {
  approvals,
  subprocessorActivities,
  subprocessorCountries,
  subprocessorDataCategories,
} from './subprocessor.table.ts'
import { Approval, Subprocessor } from './subprocessor.type.ts'

const SubprocessorConnection = connectionOf(Subprocessor)

@Resolver(() => Subprocessor)
export class SubprocessorResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => Subprocessor, {
    nullable: true,
    description: 'The subprocessor with this key, retired or not; null when there is none.',
  })
  subprocessor(
    @Arg('key', () => String, { description: 'The key of the subprocessor.' }) key: string,
    @Ctx() { load }: Scope,
  ) {
    return load.record(subprocessorRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => SubprocessorConnection, {
    description: 'The subprocessors on record, in key order unless another is asked for.',
  })
  subprocessors(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SubprocessorFilter, {
      nullable: true,
      description: 'Which subprocessors to list; all that are not retired when left out.',
    })
    filter: SubprocessorFilter | null,
    @Arg('orderBy', () => InventoryOrder, {
      nullable: true,
      description: 'The order of the list; by key when left out.',
    })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    return listRecords(scope, subprocessorRecord, page, orderBy, subprocessorConditions(scope, filter))
  }

  @FieldResolver(() => Organization, { description: 'Who processes.' })
  organization(@Root() { organization }: Subprocessor, @Ctx() { load }: Scope) {
    return load.record(organizationRecord).load(organization)
  }

  @FieldResolver(() => Organization, { description: 'Who engaged it: one of our own, or a processor further up.' })
  engagedBy(@Root() { engagedBy }: Subprocessor, @Ctx() { load }: Scope) {
    return load.record(organizationRecord).load(engagedBy)
  }

  @FieldResolver(() => [CountryCode], { description: 'Where it processes, in alphabetical order.' })
  async countries(@Root() { key }: Subprocessor, @Ctx() { load }: Scope) {
    const rows = await load.rows(subprocessorCountries, 'subprocessor').load(key)
    return rows.map(({ country }) => country)
  }

  @FieldResolver(() => [DataCategory], { description: 'Which data it processes, in key order.' })
  dataCategories(@Root() { key }: Subprocessor, @Ctx() scope: Scope) {
    const links = linksIn(scope, subprocessorDataCategories, 'subprocessor', 'dataCategory')
    return linkedRecords(scope, 'data categories of subprocessors', dataCategoryRecord, links).load(key)
  }

  @FieldResolver(() => [ProcessingActivity], { description: 'The activities it takes part in, in key order.' })
  activities(@Root() { key }: Subprocessor, @Ctx() scope: Scope) {
    const links = linksIn(scope, subprocessorActivities, 'subprocessor', 'activity')
    return linkedRecords(scope, 'activities of subprocessors', processingActivityRecord, links).load(key)
  }

  @FieldResolver(() => [Approval], { description: 'What each team says to it, by team.' })
  approvals(@Root() { key }: Subprocessor, @Ctx() { load }: Scope) {
    return load.rows(approvals, 'subprocessor').load(key)
  }

  /** Named apart from the root field of this class. */
  @FieldResolver(() => [Subprocessor], {
    name: 'subprocessors',
    description:
      'Its own subprocessors: those that its organization engaged, in key order. Those that are retired are left out.',
  })
  furtherDown(@Root() { organization }: Subprocessor, @Ctx() { load }: Scope) {
    return load.records(subprocessorRecord, 'engagedBy').load(organization)
  }
}
