import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { linkedRecords, linksIn } from '../../inventory/linked-records.loads.ts'
import { ProcessingActivity } from '../../processing/processing-activity/processing-activity.type.ts'
import type { Scope } from '../../record/scope.ts'
import { subprocessorRecord } from './subprocessor.record.ts'
import { subprocessorActivities } from './subprocessor.table.ts'
import { Subprocessor } from './subprocessor.type.ts'

@Resolver(() => ProcessingActivity)
export class ActivitySubprocessorsResolver {
  @FieldResolver(() => [Subprocessor], {
    description: 'The subprocessors that take part in it, in key order. Those that are retired are left out.',
  })
  subprocessors(@Root() { key }: ProcessingActivity, @Ctx() scope: Scope) {
    const links = linksIn(scope, subprocessorActivities, 'activity', 'subprocessor')
    const present = { presentOnly: true }
    return linkedRecords(scope, 'subprocessors of activities', subprocessorRecord, links, present).load(key)
  }
}
