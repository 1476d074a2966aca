import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { securityMeasureRecord } from '../../assurance/security-measure/security-measure.record.ts'
import { SecurityMeasure } from '../../assurance/security-measure/security-measure.type.ts'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { dataCategoryRecord } from '../../inventory/data-category/data-category.record.ts'
import { DataCategory } from '../../inventory/data-category/data-category.type.ts'
import { dataSubjectCategoryRecord } from '../../inventory/data-subject-category/data-subject-category.record.ts'
import { DataSubjectCategory } from '../../inventory/data-subject-category/data-subject-category.type.ts'
import { linkedRecords, linksIn } from '../../inventory/linked-records.loads.ts'
import { organizationRecord } from '../../inventory/organization/organization.record.ts'
import { Organization } from '../../inventory/organization/organization.type.ts'
import { purposeRecord } from '../../inventory/purpose/purpose.record.ts'
import { Purpose } from '../../inventory/purpose/purpose.type.ts'
import { connectionOf } from '../../record/connection.type.ts'
import { commonConditions, listRecords } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { policyRecord } from './policy.record.ts'
import {
  policyDataCategories,
  policyDataSubjectCategories,
  policyOrganizations,
  policyPurposes,
  policySecurityMeasures,
} from './policy.table.ts'
import { Policy } from './policy.type.ts'

const PolicyConnection = connectionOf(Policy)

@Resolver(() => Policy)
export class PolicyResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => Policy, {
    nullable: true,
    description: 'The policy with this key, retired or not; null when there is none.',
  })
  policy(@Arg('key', () => String, { description: 'The key of the policy.' }) key: string, @Ctx() { load }: Scope) {
    return load.record(policyRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => PolicyConnection, {
    description: 'The policies of the workspace, in key order unless another is asked for.',
  })
  policies(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('orderBy', () => InventoryOrder, {
      nullable: true,
      description: 'The order of the list; by key when left out.',
    })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    return listRecords(scope, policyRecord, page, orderBy, commonConditions(scope.sql, null))
  }

  @FieldResolver(() => [DataCategory], {
    description: 'The data that is meant, with the categories below; empty: all data.',
  })
  dataCategories(@Root() { key }: Policy, @Ctx() scope: Scope) {
    const links = linksIn(scope, policyDataCategories, 'policy', 'dataCategory')
    return linkedRecords(scope, 'categories of policies', dataCategoryRecord, links).load(key)
  }

  @FieldResolver(() => [DataSubjectCategory], {
    description: 'Whose data is meant, as the activity states it of the data; empty: anybody’s.',
  })
  dataSubjectCategories(@Root() { key }: Policy, @Ctx() scope: Scope) {
    const links = linksIn(scope, policyDataSubjectCategories, 'policy', 'dataSubjectCategory')
    return linkedRecords(scope, 'subjects of policies', dataSubjectCategoryRecord, links).load(key)
  }

  @FieldResolver(() => [Organization], {
    description: 'Data must not go to these organizations, nor to a system that one operates. Empty: no matter.',
  })
  neverToOrganizations(@Root() { key }: Policy, @Ctx() scope: Scope) {
    const links = linksIn(scope, policyOrganizations, 'policy', 'organization')
    return linkedRecords(scope, 'organizations of policies', organizationRecord, links).load(key)
  }

  @FieldResolver(() => [Purpose], {
    description:
      'Alone: activities use the data for these purposes only, those below included. Beside a field “never…”: activities that have purposes, and these only, may do what it denies. Empty: no matter.',
  })
  onlyForPurposes(@Root() { key }: Policy, @Ctx() scope: Scope) {
    const links = linksIn(scope, policyPurposes, 'policy', 'purpose')
    return linkedRecords(scope, 'purposes of policies', purposeRecord, links).load(key)
  }

  @FieldResolver(() => [SecurityMeasure], {
    description: 'An activity that has all of these security measures may do what is denied; empty: none may.',
  })
  unlessMeasures(@Root() { key }: Policy, @Ctx() scope: Scope) {
    const links = linksIn(scope, policySecurityMeasures, 'policy', 'securityMeasure')
    return linkedRecords(scope, 'measures of policies', securityMeasureRecord, links).load(key)
  }
}
