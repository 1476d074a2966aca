import { setImmediate as turn } from 'node:timers/promises'
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { ActorRole } from '../identity/access-key.table.ts'
import { NeedsRole } from '../identity/needs-role.ts'
import { dataCategoryRecord } from '../inventory/data-category/data-category.record.ts'
import { DataCategory } from '../inventory/data-category/data-category.type.ts'
import { dataSubjectCategoryRecord } from '../inventory/data-subject-category/data-subject-category.record.ts'
import { DataSubjectCategory } from '../inventory/data-subject-category/data-subject-category.type.ts'
import type { IsoDate } from '../law/windows.ts'
import { TransferMechanism } from '../law-api/transfer-mechanism.type.ts'
import { handOut } from '../lineage/answer-lineage.ts'
import { loadDayMap } from '../lineage/data-map.loads.ts'
import { Lineage, LineageBudget } from '../lineage/lineage.type.ts'
import { dataFlowsByKey } from '../processing/data-flow/data-flow.loads.ts'
import { DataFlow } from '../processing/data-flow/data-flow.type.ts'
import { processingActivityRecord } from '../processing/processing-activity/processing-activity.record.ts'
import { ProcessingActivityConnection } from '../processing/processing-activity/processing-activity.type.ts'
import { DateScalar } from '../record/graphql-scalars.ts'
import { ForwardPageArgs } from '../record/page.ts'
import type { Scope } from '../record/scope.ts'
import { transferRecord } from '../transfers/transfer/transfer.record.ts'
import { Transfer } from '../transfers/transfer/transfer.type.ts'
import { transferImpactAssessmentRecord } from '../transfers/transfer-impact-assessment/transfer-impact-assessment.record.ts'
import { TransferImpactAssessment } from '../transfers/transfer-impact-assessment/transfer-impact-assessment.type.ts'
import { loadTransferSurvey } from '../transfers/transfer-survey.loads.ts'
import { closureThrough } from './affected-flows.ts'
import { type ChangedTransfer, findImpact } from './find-impact.ts'
import { imaginedRow } from './imagined-transfer.ts'
import { answerOf, type ImpactAnswer } from './impact-answer.ts'
import { pageOfKeys } from './page-of-keys.ts'
import { readScenario } from './read-scenario.ts'
import { lastDate } from './scenario.ts'
import { TransferChange, TransferChangeConnection, TransferImpact } from './transfer-impact.type.ts'
import { TransferScenarioInput } from './transfer-scenario.type.ts'

@Resolver(() => TransferImpact)
export class TransferImpactResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => TransferImpact, {
    description:
      'What would change, for whom, if the world changed like this. Nothing is written and nobody waits. Something that is not known: UNKNOWN_REFERENCE; two changes that contradict each other, by whatever name: BAD_USER_INPUT. Reasons tell an end that is only asked about as one in this scenario.',
  })
  async transferImpact(
    @Arg('scenario', () => [TransferScenarioInput], { description: 'The changes, which hold together; at most 100.' })
    scenario: TransferScenarioInput[],
    @Arg('on', () => DateScalar, {
      nullable: true,
      description: 'The date to answer for; left out, the latest date of the scenario, else today.',
    })
    on: IsoDate | null,
    @Ctx() scope: Scope,
  ): Promise<ImpactAnswer> {
    const { law } = scope
    const surveyed = await loadTransferSurvey(scope)
    const read = readScenario(scenario, surveyed.survey, law)
    const date = on ?? lastDate(read) ?? scope.today
    // Others get their turn between one scenario and the next.
    await turn()
    const changed = findImpact(surveyed, law, read, date)
    return answerOf(surveyed.survey, changed, date, JSON.stringify([scenario, date]))
  }

  @FieldResolver(() => TransferChangeConnection, { description: 'The transfers that change, in key order.' })
  transfers(
    @Root() { changed, name }: ImpactAnswer,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() scope: Scope,
  ) {
    return pageOfKeys(scope, changed, ({ transfer }) => transfer.key, page, `changed transfers ${name}`)
  }

  @FieldResolver(() => ProcessingActivityConnection, {
    description: 'The activities with a flow behind one of those transfers, in key order.',
  })
  async activities(
    @Root() { activities, name }: ImpactAnswer,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() scope: Scope,
  ) {
    const records = await scope.load.record(processingActivityRecord).loadMany(activities)
    const keyOf = (_: unknown, i: number) => activities[i]!
    return pageOfKeys(scope, records, keyOf, page, `activities behind ${name}`)
  }

  @FieldResolver(() => [DataCategory], { description: 'The categories that those transfers carry, in key order.' })
  dataCategories(@Root() { dataCategories }: ImpactAnswer, @Ctx() { load }: Scope) {
    return load.record(dataCategoryRecord).loadMany(dataCategories)
  }

  @FieldResolver(() => [DataSubjectCategory], {
    description: 'Those whose data it is: by the data of the activities, or because their flows start there.',
  })
  dataSubjectCategories(@Root() answer: ImpactAnswer, @Ctx() { load }: Scope) {
    return load.record(dataSubjectCategoryRecord).loadMany(answer.dataSubjectCategories)
  }

  @FieldResolver(() => [TransferImpactAssessment], {
    description:
      'Assessments between the ends of those transfers, gone ones included: what they looked at would change. In key order.',
  })
  impactAssessments(@Root() { impactAssessments }: ImpactAnswer, @Ctx() { load }: Scope) {
    return load.record(transferImpactAssessmentRecord).loadMany(impactAssessments)
  }

  @FieldResolver(() => Lineage, {
    description:
      'The flows that carry the affected data, from its source to the last recipient, as they run on the date without the changes.',
  })
  async lineage(
    @Root() { on, name, flows, dataCategories }: ImpactAnswer,
    @Arg('budget', () => LineageBudget, { nullable: true, description: 'How much the answer may hold.' })
    budget: LineageBudget | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of a lineage of the same scenario.' })
    after: string | null,
    @Ctx() scope: Scope,
  ): Promise<Lineage> {
    const day = await loadDayMap(scope, on)
    const closure = closureThrough(day, flows, dataCategories)
    return handOut(scope, { closure, day, on, name: `impact ${name}` }, { budget, after: after ?? null })
  }
}

@Resolver(() => TransferChange)
export class TransferChangeResolver {
  @FieldResolver(() => Transfer)
  async transfer(@Root() { transfer }: ChangedTransfer, @Ctx() scope: Scope) {
    return (await scope.load.record(transferRecord).load(transfer.key)) ?? imaginedRow(scope, transfer)
  }

  @FieldResolver(() => [TransferMechanism], {
    description:
      'Mechanisms that fit the regime, the pair of roles, the destination, the date and who the ends are: those already signed first, then in the order the law prefers. Empty when it is covered or would be gone.',
  })
  fallbacks(@Root() { fallbacks }: ChangedTransfer, @Ctx() { findNode }: Scope) {
    return Promise.all(fallbacks.map((key) => findNode('TransferMechanism', key)))
  }

  @FieldResolver(() => [DataFlow], { description: 'The flows behind it on the date, in key order.' })
  flows(@Root() { flows }: ChangedTransfer, @Ctx() scope: Scope) {
    return dataFlowsByKey(scope).loadMany(flows)
  }

  @FieldResolver(() => [DataCategory], { description: 'The categories that those flows carry for it, in key order.' })
  dataCategories(@Root() { dataCategories }: ChangedTransfer, @Ctx() { load }: Scope) {
    return load.record(dataCategoryRecord).loadMany(dataCategories)
  }
}
