import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { dataCategoryRecord } from '../../inventory/data-category/data-category.record.ts'
import { DataCategory } from '../../inventory/data-category/data-category.type.ts'
import { dataSubjectCategoryRecord } from '../../inventory/data-subject-category/data-subject-category.record.ts'
import { DataSubjectCategory } from '../../inventory/data-subject-category/data-subject-category.type.ts'
import { linkedRecords } from '../../inventory/linked-records.loads.ts'
import { organizationRecord } from '../../inventory/organization/organization.record.ts'
import { Organization } from '../../inventory/organization/organization.type.ts'
import { systemRecord } from '../../inventory/system/system.record.ts'
import { System } from '../../inventory/system/system.type.ts'
import type { Scope } from '../../record/scope.ts'
import { dataFlows } from '../data-flow/data-flow.table.ts'
import { DataFlow } from '../data-flow/data-flow.type.ts'
import {
  categoriesOfActivities,
  recipientsOfActivities,
  subjectsOfActivities,
  systemsOfActivities,
} from './processing-activity.loads.ts'
import { ProcessingActivity } from './processing-activity.type.ts'

/** An activity's flows, and what follows from them and from its data. */
@Resolver(() => ProcessingActivity)
export class ActivityReachResolver {
  @FieldResolver(() => [DataCategory], {
    description: 'The categories of its data and those that its flows carry, each once, in key order.',
  })
  dataCategories(@Root() { key }: ProcessingActivity, @Ctx() scope: Scope) {
    return linkedRecords(scope, 'categories of activities', dataCategoryRecord, categoriesOfActivities(scope)).load(key)
  }

  @FieldResolver(() => [DataSubjectCategory], {
    description: 'Those its data is about and those its flows start at, each once, in key order.',
  })
  dataSubjectCategories(@Root() { key }: ProcessingActivity, @Ctx() scope: Scope) {
    const links = subjectsOfActivities(scope)
    return linkedRecords(scope, 'subjects of activities', dataSubjectCategoryRecord, links).load(key)
  }

  @FieldResolver(() => [System], {
    description: 'The systems it declares and those at the ends of its flows, each once, in key order.',
  })
  systems(@Root() { key }: ProcessingActivity, @Ctx() scope: Scope) {
    return linkedRecords(scope, 'systems of activities', systemRecord, systemsOfActivities(scope)).load(key)
  }

  @FieldResolver(() => [DataFlow], {
    description: 'The flows of data that belong to it, in key order. At most 10,000.',
  })
  flows(@Root() { key }: ProcessingActivity, @Ctx() { load }: Scope) {
    return load.rows(dataFlows, 'activity').load(key)
  }

  @FieldResolver(() => [Organization], {
    description:
      'Who receives its data: the organizations that its flows go to, or that operate a system they go to, less its controllers: GDPR Art. 30(1)(d). In key order.',
  })
  recipients(@Root() { key }: ProcessingActivity, @Ctx() scope: Scope) {
    return linkedRecords(scope, 'recipients of activities', organizationRecord, recipientsOfActivities(scope)).load(key)
  }
}
