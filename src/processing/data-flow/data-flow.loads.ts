import type DataLoader from 'dataloader'
import { ApiError } from '../../platform/errors.ts'
import { longestList } from '../../record/check.ts'
import type { Connection } from '../../record/connection.type.ts'
import { toConnection } from '../../record/list-records.ts'
import { type Typed, withType } from '../../record/loaders.ts'
import { type ForwardPageArgs, readPage, writeCursor } from '../../record/page.ts'
import { tableInfo } from '../../record/record-spec.ts'
import type { Scope } from '../../record/scope.ts'
import { type DataFlowRow, dataFlows } from './data-flow.table.ts'

type Flow = Typed<DataFlowRow>
/** Which end of a flow a system stands at, as the name of the column. */
export type SystemEnd = 'fromSystem' | 'toSystem'

const typed = (flow: DataFlowRow): Flow => withType(flow, 'DataFlow')

/** Flows by key, those of retired activities included. */
export const dataFlowsByKey = ({ load }: Scope): DataLoader<string, Flow | null> =>
  load.by('flows by key', async (keys: readonly string[]) => {
    const found = await load.rows(dataFlows, 'key').loadMany(keys)
    const flows = new Map<string, Flow>()
    for (const rows of found) {
      if (rows instanceof Error) throw rows
      for (const row of rows) flows.set(row.key, typed(row))
    }
    return keys.map((key) => flows.get(key) ?? null)
  })

/** The flows at one end of each system, in key order; too many for a plain list are an error. */
export const flowsAtSystems = (scope: Scope, end: SystemEnd): DataLoader<string, Flow[]> =>
  scope.load.by<string, Flow[]>(`flows ${end}`, async (systems) => {
    const bySystem = await readFlowsAt(scope, end, systems, { after: null, limit: longestList + 1 })
    return systems.map((system) => {
      const flows = bySystem.get(system)!
      return flows.length > longestList ? tooMany(system, end) : flows
    })
  })

function tooMany(system: string, end: SystemEnd): ApiError {
  const field = end === 'toSystem' ? 'flowsIn' : 'flowsOut'
  return new ApiError('PAGE_TOO_LARGE', `${system} has more than ${longestList} flows; \`${field}\` holds no more.`, {
    remedy: `Ask for them page by page: ${field}Connection(first:, after:).`,
  })
}

/** A page of the flows at one end of a system. A query's systems share one statement, and one more for their totals. */
export async function pageOfFlowsAt(
  scope: Scope,
  end: SystemEnd,
  system: string,
  args: ForwardPageArgs,
): Promise<Connection<Flow>> {
  const list = `flows ${end} ${system}`
  const page = readPage(args, scope.workspaceId, list)
  const after = page.after?.key ?? null
  const pages = scope.load.by(`flows ${end}, ${page.size} after ${after}`, async (systems: readonly string[]) => {
    const bySystem = await readFlowsAt(scope, end, systems, { after, limit: page.size + 1 })
    return systems.map((each) => bySystem.get(each)!)
  })
  return toConnection(
    await pages.load(system),
    page,
    ({ key }) => writeCursor({ value: key, key }, scope.workspaceId, list),
    () => countFlowsAt(scope, end).load(system),
  )
}

/** Flows of retired activities are left out. Each system's are cut off by themselves: a busy one costs its page only. */
async function readFlowsAt(
  { sql, workspaceId }: Scope,
  end: SystemEnd,
  systems: readonly string[],
  { after, limit }: { after: string | null; limit: number },
): Promise<Map<string, Flow[]>> {
  const columns = tableInfo(dataFlows).columns.map((column) => sql`f.${sql(column)}`)
  const rows = await sql<DataFlowRow[]>`
    select at.* from unnest(${systems as string[]}::text[]) as s(system)
     cross join lateral (
       select ${columns.reduce((all, one) => sql`${all}, ${one}`)}
         from data_flows f
         join processing_activities a on a.workspace_id = ${workspaceId} and a.key = f.activity and a.retired_at is null
        where f.workspace_id = ${workspaceId} and f.${sql(end)} = s.system ${after === null ? sql`` : sql`and f.key > ${after}`}
        order by f.key limit ${limit}) at
     order by at.key`
  const bySystem = new Map<string, Flow[]>(systems.map((system) => [system, []]))
  for (const row of rows) bySystem.get(row[end]!)!.push(typed(row))
  return bySystem
}

const countFlowsAt = ({ sql, workspaceId, load }: Scope, end: SystemEnd) =>
  load.by(`count of flows ${end}`, async (systems: readonly string[]) => {
    const rows = await sql<{ system: string; count: number }[]>`
      select f.${sql(end)} as system, count(*) from data_flows f
        join processing_activities a on a.workspace_id = ${workspaceId} and a.key = f.activity and a.retired_at is null
       where f.workspace_id = ${workspaceId} and f.${sql(end)} = any(${systems as string[]})
       group by 1`
    const counts = new Map(rows.map(({ system, count }) => [system, count]))
    return systems.map((system) => counts.get(system) ?? 0)
  })
