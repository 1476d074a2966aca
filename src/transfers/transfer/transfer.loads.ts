import type { IsoDate } from '../../law/windows.ts'
import { grouped, type Typed, withType } from '../../record/loaders.ts'
import type { Row } from '../../record/record-spec.ts'
import type { Scope } from '../../record/scope.ts'
import { safeguardRecord } from '../safeguard/safeguard.record.ts'
import type { SafeguardRow } from '../safeguard/safeguard.table.ts'
import { transferImpactAssessmentRecord } from '../transfer-impact-assessment/transfer-impact-assessment.record.ts'
import type { TransferImpactAssessmentRow } from '../transfer-impact-assessment/transfer-impact-assessment.table.ts'
import { transferRecord } from './transfer.record.ts'
import type { TransferRow } from './transfer.table.ts'

/** That one of the transfer's legs runs on a date; the leg is called `l`. */
const runsOn = ({ sql }: Scope, on: IsoDate) => sql`
  (l.starts_on is null or l.starts_on <= ${on}) and (l.ends_on is null or ${on} <= l.ends_on)`

/** The transfers that an activity's flows amount to on a date. */
export const transfersOfActivities = (scope: Scope, on: IsoDate) =>
  scope.load.by<string, Typed<TransferRow>[]>(`transfers of activities on ${on}`, async (activities) => {
    const { sql, workspaceId } = scope
    const pairs = await sql<{ owner: string; transfer: string }[]>`
      select distinct f.activity as owner, l.transfer
        from data_flows f join transfer_legs l on l.workspace_id = f.workspace_id and l.flow = f.key
       where f.workspace_id = ${workspaceId} and f.activity = any(${activities as string[]}) and ${runsOn(scope, on)}
       order by l.transfer`
    return loadTransfers(scope, activities, pairs)
  })

/** The transfers that a flow amounts to on a date. */
export const transfersOfFlows = (scope: Scope, on: IsoDate) =>
  scope.load.by<string, Typed<TransferRow>[]>(`transfers of flows on ${on}`, async (flows) => {
    const { sql, workspaceId } = scope
    const pairs = await sql<{ owner: string; transfer: string }[]>`
      select distinct l.flow as owner, l.transfer from transfer_legs l
       where l.workspace_id = ${workspaceId} and l.flow = any(${flows as string[]}) and ${runsOn(scope, on)}
       order by l.transfer`
    return loadTransfers(scope, flows, pairs)
  })

async function loadTransfers(
  scope: Scope,
  owners: readonly string[],
  pairs: readonly { owner: string; transfer: string }[],
) {
  const transfers = await scope.load.record(transferRecord).loadMany(pairs.map(({ transfer }) => transfer))
  const byOwner = new Map<string, Typed<TransferRow>[]>(owners.map((owner) => [owner, []]))
  for (const [i, { owner }] of pairs.entries()) byOwner.get(owner)!.push(transfers[i] as Typed<TransferRow>)
  return owners.map((owner) => byOwner.get(owner)!)
}

/** The keys of the flows, or of the activities, behind a transfer. */
export const behindTransfers = (scope: Scope, what: 'flow' | 'activity') =>
  scope.load.by<string, string[]>(`${what} behind transfers`, async (transfers) => {
    const { sql, workspaceId } = scope
    const rows = await sql<{ transfer: string; key: string }[]>`
      select distinct l.transfer, ${what === 'flow' ? sql`f.key` : sql`f.activity`} as key
        from transfer_legs l join data_flows f on f.workspace_id = l.workspace_id and f.key = l.flow
       where l.workspace_id = ${workspaceId} and l.transfer = any(${transfers as string[]})
       order by 2`
    return grouped(transfers, rows, 'transfer').map((mine) =>
      mine instanceof Error ? mine : mine.map(({ key }) => key),
    )
  })

/** The safeguards in place between the ends of a transfer, whatever their mechanism. */
export const safeguardsOf = (scope: Scope) =>
  scope.load.by<TransferRow, Typed<SafeguardRow>[]>('safeguards of transfers', async (transfers) => {
    const rows = await byEnds<SafeguardRow>(scope, transfers, safeguardRecord.table.name)
    for (const row of rows) withType(row as Row, safeguardRecord.typename)
    return transfers.map(
      (t) => rows.filter((row) => row.exporter === t.exporter && row.importer === t.importer) as Typed<SafeguardRow>[],
    )
  })

async function byEnds<R>({ sql, workspaceId }: Scope, transfers: readonly TransferRow[], table: string) {
  return sql<(R & Row)[]>`
    select distinct s.* from ${sql(table)} s
      join unnest(${transfers.map((t) => t.exporter)}::text[], ${transfers.map((t) => t.importer)}::text[]) as e(exporter, importer)
        on s.exporter = e.exporter and s.importer = e.importer
     where s.workspace_id = ${workspaceId} and s.retired_at is null order by s.key`
}

/** The assessments that cover a transfer: its history, the latest first and those without a date last. */
export const assessmentsOf = (scope: Scope) =>
  scope.load.by<TransferRow, Typed<TransferImpactAssessmentRow>[]>('assessments of transfers', async (transfers) => {
    const { sql, workspaceId } = scope
    const covering = await sql<{ assessment: string; exporter: string; importer: string; toCountry: string }[]>`
      select distinct e.assessment, e.exporter, e.importer, e.to_country from assessed_ends e
        join unnest(${transfers.map((t) => t.exporter)}::text[], ${transfers.map((t) => t.importer)}::text[],
                    ${transfers.map((t) => t.toCountry)}::text[]) as w(exporter, importer, to_country)
          on e.exporter = w.exporter and e.importer = w.importer and e.to_country = w.to_country
       where e.workspace_id = ${workspaceId} order by e.assessment`
    const assessments = await scope.load
      .record(transferImpactAssessmentRecord)
      .loadMany(covering.map(({ assessment }) => assessment))
    return transfers.map((t) =>
      assessments
        .filter((each, i): each is Typed<TransferImpactAssessmentRow> => {
          const ends = covering[i]!
          return (
            ends.exporter === t.exporter &&
            ends.importer === t.importer &&
            ends.toCountry === t.toCountry &&
            (each as TransferImpactAssessmentRow).retiredAt === null
          )
        })
        .sort(latestFirst),
    )
  })

/** In the order in which one takes the place of another, as `latestAssessment` has it, and then by key. */
function latestFirst(a: TransferImpactAssessmentRow, b: TransferImpactAssessmentRow): number {
  const [one, other] = [a.assessedOn ?? '', b.assessedOn ?? '']
  if (one !== other) return one < other ? 1 : -1
  return b.changedIn - a.changedIn || (a.key < b.key ? 1 : -1)
}

/** The transfers an assessment covers: those on record between the ends it looked at. */
export const transfersOfAssessments = (scope: Scope) =>
  scope.load.by<string, Typed<TransferRow>[]>('transfers of assessments', async (assessments) => {
    const { sql, workspaceId } = scope
    const pairs = await sql<{ owner: string; transfer: string }[]>`
      select distinct e.assessment as owner, t.key as transfer
        from assessed_ends e
        join transfers t on t.workspace_id = e.workspace_id and t.exporter = e.exporter and t.importer = e.importer
                        and t.to_country = e.to_country and t.retired_at is null
       where e.workspace_id = ${workspaceId} and e.assessment = any(${assessments as string[]})
       order by t.key`
    return loadTransfers(scope, assessments, pairs)
  })

/** The keys of the transfers that each flow amounts to, for all flows of the workspace, by day. */
export const transferKeysOfFlows = (scope: Scope) =>
  scope.load.by<IsoDate, Map<string, string[]>>('transfer keys of all flows', (days) => {
    const { sql, workspaceId } = scope
    return Promise.all(
      days.map(async (on) => {
        const rows = await sql<{ flow: string; transfers: string[] }[]>`
          select l.flow, array_agg(distinct l.transfer) as transfers from transfer_legs l
           where l.workspace_id = ${workspaceId} and ${runsOn(scope, on)} group by l.flow`
        return new Map(rows.map(({ flow, transfers }) => [flow, transfers]))
      }),
    )
  })
