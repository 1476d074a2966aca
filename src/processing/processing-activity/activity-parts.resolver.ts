import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { dataCategoryRecord } from '../../inventory/data-category/data-category.record.ts'
import { DataCategory } from '../../inventory/data-category/data-category.type.ts'
import { dataSubjectCategoryRecord } from '../../inventory/data-subject-category/data-subject-category.record.ts'
import { DataSubjectCategory } from '../../inventory/data-subject-category/data-subject-category.type.ts'
import { organizationRecord } from '../../inventory/organization/organization.record.ts'
import { Organization } from '../../inventory/organization/organization.type.ts'
import { purposeRecord } from '../../inventory/purpose/purpose.record.ts'
import { Purpose } from '../../inventory/purpose/purpose.type.ts'
import { legalBasisOf } from '../../law-api/legal-basis.source.ts'
import { LegalBasis } from '../../law-api/legal-basis.type.ts'
import type { Scope } from '../../record/scope.ts'
import { ActivityData, ActivityLegalBasis, Retention, RoleAssignment } from './activity-parts.type.ts'

@Resolver(() => RoleAssignment)
export class RoleAssignmentResolver {
  @FieldResolver(() => Organization, { description: 'Who holds the role.' })
  organization(@Root() { organization }: RoleAssignment, @Ctx() { load }: Scope) {
    return load.record(organizationRecord).load(organization)
  }

  @FieldResolver(() => DataCategory, {
    nullable: true,
    description: 'The category it holds the role for, with those below it; null: for all data of the activity.',
  })
  dataCategory(@Root() { dataCategory }: RoleAssignment, @Ctx() { load }: Scope) {
    return dataCategory === null ? null : load.record(dataCategoryRecord).load(dataCategory)
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description:
      'For a processor or subprocessor: the organization whose instructions it follows; null when not stated.',
  })
  onBehalfOf(@Root() { onBehalfOf }: RoleAssignment, @Ctx() { load }: Scope) {
    return onBehalfOf === null ? null : load.record(organizationRecord).load(onBehalfOf)
  }
}

@Resolver(() => ActivityLegalBasis)
export class ActivityLegalBasisResolver {
  @FieldResolver(() => LegalBasis, { description: 'The legal basis it rests on, such as gdpr-6-1-b.' })
  basis(@Root() { basis }: ActivityLegalBasis, @Ctx() { law }: Scope) {
    return legalBasisOf(law, basis)
  }

  @FieldResolver(() => Purpose, {
    nullable: true,
    description: 'The purpose it is the basis for; null: for all purposes of the activity.',
  })
  purpose(@Root() { purpose }: ActivityLegalBasis, @Ctx() { load }: Scope) {
    return purpose === null ? null : load.record(purposeRecord).load(purpose)
  }

  @FieldResolver(() => LegalBasis, {
    nullable: true,
    description: 'The further condition that special categories need, such as gdpr-9-2-a; null when none is stated.',
  })
  condition(@Root() { condition }: ActivityLegalBasis, @Ctx() { law }: Scope) {
    return condition === null ? null : legalBasisOf(law, condition)
  }
}

@Resolver(() => ActivityData)
export class ActivityDataResolver {
  @FieldResolver(() => DataCategory, { description: 'Which data.' })
  dataCategory(@Root() { dataCategory }: ActivityData, @Ctx() { load }: Scope) {
    return load.record(dataCategoryRecord).load(dataCategory)
  }

  @FieldResolver(() => DataSubjectCategory, { nullable: true, description: 'About whom; null when not stated.' })
  dataSubjectCategory(@Root() { dataSubjectCategory }: ActivityData, @Ctx() { load }: Scope) {
    return dataSubjectCategory === null ? null : load.record(dataSubjectCategoryRecord).load(dataSubjectCategory)
  }

  @FieldResolver(() => Retention, { nullable: true, description: 'How long it is kept; null when nothing is stated.' })
  retention(@Root() { retentionPeriod, retentionTrigger }: ActivityData): Retention | null {
    if (retentionPeriod === null && retentionTrigger === null) return null
    return { period: retentionPeriod, trigger: retentionTrigger }
  }
}
