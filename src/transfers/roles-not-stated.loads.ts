import { Role } from '../inventory/role.ts'
import { pushTo } from '../platform/maps.ts'
import type { Scope } from '../record/scope.ts'
import type { TransferRow } from './transfer/transfer.table.ts'

/**
 * Of each transfer's exporter and importer those that count as third parties because some activity gives them no role
 * for the data. One statement whatever the number of transfers, and none where nobody counts as a third party.
 */
export async function loadRolesNotStated(
  { sql, workspaceId }: Scope,
  transfers: readonly TransferRow[],
): Promise<Map<string, string[]>> {
  const ends = transfers.flatMap(({ key, exporter, importer, exporterRole, importerRole }) => [
    ...(exporterRole === Role.THIRD_PARTY ? [{ key, organization: exporter }] : []),
    ...(importerRole === Role.THIRD_PARTY ? [{ key, organization: importer }] : []),
  ])
  if (ends.length === 0) return new Map()
  const rows = await sql<{ place: number }[]>`
    with recursive
      ends as (select * from unnest(${ends.map(({ key }) => key)}::text[], ${ends.map((end) => end.organization)}::text[])
                 with ordinality as e(transfer, organization, place)),
      used as (select distinct e.place, e.organization, f.activity, l.data_category
                 from ends e
                 join transfer_legs l on l.workspace_id = ${workspaceId} and l.transfer = e.transfer
                 join data_flows f on f.workspace_id = l.workspace_id and f.key = l.flow),
      line as (select distinct data_category, data_category as at from used
                union
               select line.data_category, c.parent from line
                 join data_categories c on c.workspace_id = ${workspaceId} and c.key = line.at
                where c.parent is not null)
    select distinct u.place::int as place from used u
     where not exists (
       select from role_assignments r
        where r.workspace_id = ${workspaceId} and r.activity = u.activity and r.organization = u.organization
          and (r.data_category is null
            or r.data_category in (select line.at from line where line.data_category = u.data_category)))
     order by 1`
  const byTransfer = new Map<string, string[]>()
  for (const { place } of rows) pushTo(byTransfer, ends[place - 1]!.key, ends[place - 1]!.organization)
  return byTransfer
}
