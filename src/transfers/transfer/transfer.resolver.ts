import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { ActorRole } from '../../identity/access-key.table.ts'
import { NeedsRole } from '../../identity/needs-role.ts'
import { dataCategoryRecord } from '../../inventory/data-category/data-category.record.ts'
import { DataCategory } from '../../inventory/data-category/data-category.type.ts'
import { organizationRecord } from '../../inventory/organization/organization.record.ts'
import { Organization } from '../../inventory/organization/organization.type.ts'
import { latestAssessment, type Status, verdictOf } from '../../law/status.ts'
import type { IsoDate } from '../../law/windows.ts'
import { regulationOfRegime } from '../../law-api/regulation.source.ts'
import { Regulation } from '../../law-api/regulation.type.ts'
import { dataFlowsByKey } from '../../processing/data-flow/data-flow.loads.ts'
import { DataFlow } from '../../processing/data-flow/data-flow.type.ts'
import { processingActivityRecord } from '../../processing/processing-activity/processing-activity.record.ts'
import { ProcessingActivity } from '../../processing/processing-activity/processing-activity.type.ts'
import { connectionOf } from '../../record/connection.type.ts'
import { DateScalar } from '../../record/graphql-scalars.ts'
import { listRecords, listSelected } from '../../record/list-records.ts'
import { InventoryOrder, PageArgs } from '../../record/page.ts'
import type { Scope } from '../../record/scope.ts'
import { Safeguard } from '../safeguard/safeguard.type.ts'
import { factsLoader, loadFacts } from '../transfer-facts.ts'
import { transferImpactAssessmentRecord } from '../transfer-impact-assessment/transfer-impact-assessment.record.ts'
import { TransferImpactAssessment } from '../transfer-impact-assessment/transfer-impact-assessment.type.ts'
import { statusOn } from '../transfer-status.ts'
import { asksForStatus, checkTransferFilter, storedConditions, TransferFilter } from './transfer.filter.ts'
import { assessmentsOf, behindTransfers, safeguardsOf } from './transfer.loads.ts'
import { transferRecord } from './transfer.record.ts'
import { onwardTransfers, type TransferRow, transferDataCategories } from './transfer.table.ts'
import { Transfer, TransferStatus } from './transfer.type.ts'

const TransferConnection = connectionOf(Transfer)

@Resolver(() => Transfer)
export class TransferResolver {
  @NeedsRole(ActorRole.VIEWER)
  @Query(() => Transfer, {
    nullable: true,
    description:
      'A transfer by its key, such as acme-ie/mailco/ie-us/eu-gdpr/controller-processor; null when there is none.',
  })
  transfer(
    @Arg('key', () => String, { description: 'Exporter, importer, countries, regime and pair of roles.' }) key: string,
    @Ctx() { load }: Scope,
  ) {
    return load.record(transferRecord).load(key)
  }

  @NeedsRole(ActorRole.VIEWER)
  @Query(() => TransferConnection, {
    description: 'The transfers that exist on a date, in key order unless another is asked for.',
  })
  transfers(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => TransferFilter, { nullable: true, description: 'Which ones.' }) filter: TransferFilter | null,
    @Arg('orderBy', () => InventoryOrder, { nullable: true, description: 'In which order; by key when left out.' })
    orderBy: InventoryOrder | null,
    @Ctx() scope: Scope,
  ) {
    const asked = filter ?? {}
    checkTransferFilter(scope.law, asked)
    const on = asked.on ?? scope.today
    const conditions = storedConditions(scope, asked, on)
    if (!asksForStatus(asked)) return listRecords(scope, transferRecord, page, orderBy, conditions)
    return listSelected(scope, transferRecord, page, orderBy, conditions, async (transfers) => {
      const facts = await loadFacts(scope, transfers)
      return transfers.filter((_, i) => meets(asked, verdictOf(scope.law, facts[i]!, on)))
    })
  }

  @FieldResolver(() => Organization, { description: 'Who sends the data.' })
  exporter(@Root() { exporter }: TransferRow, @Ctx() { load }: Scope) {
    return load.record(organizationRecord).load(exporter)
  }

  @FieldResolver(() => Organization, { description: 'Who receives them.' })
  importer(@Root() { importer }: TransferRow, @Ctx() { load }: Scope) {
    return load.record(organizationRecord).load(importer)
  }

  @FieldResolver(() => Regulation, { description: 'The law whose border the data cross.' })
  regime(@Root() { regime }: TransferRow, @Ctx() { law }: Scope) {
    return regulationOfRegime(law, regime)
  }

  @FieldResolver(() => [DataFlow], { description: 'The flows it is made of, on whatever date, in key order.' })
  async flows(@Root() { key }: TransferRow, @Ctx() scope: Scope) {
    return dataFlowsByKey(scope).loadMany(await behindTransfers(scope, 'flow').load(key))
  }

  @FieldResolver(() => [ProcessingActivity], { description: 'The activities its flows belong to, in key order.' })
  async activities(@Root() { key }: TransferRow, @Ctx() scope: Scope) {
    const keys = await behindTransfers(scope, 'activity').load(key)
    return scope.load.record(processingActivityRecord).loadMany(keys)
  }

  @FieldResolver(() => [DataCategory], { description: 'The categories derived for it, in key order.' })
  async dataCategories(@Root() { key }: TransferRow, @Ctx() { load }: Scope) {
    const rows = await load.rows(transferDataCategories, 'transfer').load(key)
    return load.record(dataCategoryRecord).loadMany(rows.map(({ dataCategory }) => dataCategory))
  }

  @FieldResolver(() => [Safeguard], {
    description: 'What was put in place between its ends, whether it fits or not, in key order.',
  })
  safeguards(@Root() transfer: TransferRow, @Ctx() scope: Scope) {
    return safeguardsOf(scope).load(transfer)
  }

  @FieldResolver(() => [TransferImpactAssessment], {
    description:
      'The assessments that looked at this exporter, importer and destination: their history, the latest first, and those without a date last.',
  })
  impactAssessments(@Root() transfer: TransferRow, @Ctx() scope: Scope) {
    return assessmentsOf(scope).load(transfer)
  }

  @FieldResolver(() => TransferImpactAssessment, {
    nullable: true,
    description:
      'The assessment that counts on a date, whatever it came to: the last one made by then. Null when none was.',
  })
  async currentAssessment(
    @Root() transfer: TransferRow,
    @Arg('on', () => DateScalar, { nullable: true, description: 'The date in the world; today when left out.' })
    on: IsoDate | null,
    @Ctx() scope: Scope,
  ) {
    const { assessments } = await factsLoader(scope).load(transfer)
    const latest = latestAssessment(assessments, on ?? scope.today)
    return latest && scope.load.record(transferImpactAssessmentRecord).load(latest.key)
  }

  @FieldResolver(() => [Transfer], {
    description: 'Further transfers of the same data by the importer, in key order; theirs hang on them in turn.',
  })
  async onwardTransfers(@Root() { key }: TransferRow, @Ctx() { load }: Scope) {
    const rows = await load.rows(onwardTransfers, 'transfer').load(key)
    return load.record(transferRecord).loadMany(rows.map(({ onward }) => onward))
  }

  @FieldResolver(() => TransferStatus, {
    description: 'Its status on a date: NOT_RESTRICTED when it does not exist then.',
  })
  status(
    @Root() transfer: TransferRow,
    @Arg('on', () => DateScalar, { nullable: true, description: 'The date in the world; today when left out.' })
    on: IsoDate | null,
    @Ctx() scope: Scope,
  ) {
    return statusOn(scope, transfer, on ?? scope.today)
  }
}

function meets(
  { status, covered, mechanism }: TransferFilter,
  actual: Pick<Status, 'code' | 'covered' | 'mechanism'>,
): boolean {
  return (
    (!status || status.includes(actual.code)) &&
    (covered === null || covered === undefined || covered === actual.covered) &&
    (!mechanism || (actual.mechanism !== null && mechanism.includes(actual.mechanism)))
  )
}
