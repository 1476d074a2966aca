import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { SecurityMeasure } from '../../assurance/security-measure/security-measure.type.ts'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { connectionOf } from '../../record/connection.type.ts'
import { commonConditions, listRecords } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { measuresOf } from './transfer-impact-assessment.loads.ts'
import { transferImpactAssessmentRecord } from './transfer-impact-assessment.record.ts'
import { TransferImpactAssessment } from './transfer-impact-assessment.type.ts'

const TransferImpactAssessmentConnection = connectionOf(TransferImpactAssessment)

@Resolver(() => TransferImpactAssessment)
export class TransferImpactAssessmentResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => TransferImpactAssessment, {
    nullable: true,
    description: 'The transfer impact assessment with this key, retired or not; null when there is none.',
  })
  transferImpactAssessment(
    @Arg('key', () => String, { description: 'The key of the assessment.' }) key: string,
    @Ctx() { load }: Scope,
  ) {
    return load.record(transferImpactAssessmentRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => TransferImpactAssessmentConnection, {
    description: 'The transfer impact assessments on record, in key order unless another is asked for.',
  })
  transferImpactAssessments(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('orderBy', () => InventoryOrder, {
      nullable: true,
      description: 'The order of the list; by key when left out.',
    })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    return listRecords(scope, transferImpactAssessmentRecord, page, orderBy, commonConditions(scope.sql, null))
  }

  @FieldResolver(() => [SecurityMeasure], {
    description: 'The measures it relies on to make up for the law of the destination, in key order.',
  })
  supplementaryMeasures(@Root() { key }: TransferImpactAssessment, @Ctx() scope: Scope) {
    return measuresOf(scope).load(key)
  }
}
