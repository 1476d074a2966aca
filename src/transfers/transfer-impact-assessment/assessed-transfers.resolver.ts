import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { provisionsOf, staleness } from '../../law/status.ts'
import type { Scope } from '../../record/scope.ts'
import { looksLoader } from '../assessment-looks.ts'
import { transfersOfAssessments } from '../transfer/transfer.loads.ts'
import { Reason, Transfer } from '../transfer/transfer.type.ts'
import type { TransferImpactAssessmentRow } from './transfer-impact-assessment.table.ts'
import { TransferImpactAssessment } from './transfer-impact-assessment.type.ts'

@Resolver(() => TransferImpactAssessment)
export class AssessedTransfersResolver {
  @FieldResolver(() => [Transfer], {
    description: 'The transfers on record between the ends it looked at, in key order.',
  })
  transfers(@Root() { key }: TransferImpactAssessmentRow, @Ctx() scope: Scope) {
    return transfersOfAssessments(scope).load(key)
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether something it looked at has changed since it was made, as of today. It is one document: stale for all it covers. A review that is overdue is another matter.',
  })
  async stale(@Root() assessment: TransferImpactAssessmentRow, @Ctx() scope: Scope) {
    return (await staleBecause(scope, assessment)).length > 0
  }

  @FieldResolver(() => [Reason], { description: 'What has changed since, as of today; empty when nothing has.' })
  staleBecause(@Root() assessment: TransferImpactAssessmentRow, @Ctx() scope: Scope) {
    return staleBecause(scope, assessment)
  }
}

async function staleBecause(scope: Scope, { key, outcome, assessedOn, reviewDueOn }: TransferImpactAssessmentRow) {
  const [looks, transfers] = await Promise.all([looksLoader(scope).load(key), transfersOfAssessments(scope).load(key)])
  const regimes = transfers.map(({ regime }) => regime)
  const again = provisionsOf(scope.law, regimes, 'reassessment')
  return staleness(scope.law, { key, outcome, assessedOn, reviewDueOn, recorded: 0, ...looks }, scope.today, again)
}
