import type { Scope } from '../record/scope.ts'
import { coveredTransfers, staysThrough } from './covered-transfers.ts'
import {
  type CoveredTransfer,
  type OnwardChange,
  type OnwardEvent,
  type OnwardLink,
  reachOf,
} from './onward-changes.ts'

/** What changed of the transfers that take on what an assessment covers. Where nothing did, one statement says so. */
export async function loadOnwardChanges(scope: Scope, keys: readonly string[]): Promise<OnwardChange[]> {
  const events = await loadEvents(scope, keys)
  if (events.length === 0) return []
  const [links, covered] = await Promise.all([loadLinks(scope, events[0]!.revision), loadCovered(scope, keys)])
  return reachOf(covered, links, events)
}

/** Changes of any onward transfer since the first of the assessments, oldest first. */
const loadEvents = (scope: Scope, keys: readonly string[]) => {
  const { sql, workspaceId, revision } = scope
  return sql<OnwardEvent[]>`
    with since as (
      select min(changed_in) as revision from transfer_impact_assessments
       where workspace_id = ${workspaceId} and key = any(${keys as string[]})
    ), changed as (
      select v.transfer, r.revision, r.what, v.onward, null as data_category
        from since, versions.onward_transfers v,
             lateral (values (v.revision, 'added'), (v.to_revision, 'removed')) as r(revision, what)
       where v.workspace_id = ${workspaceId} and r.revision > since.revision and r.revision <= ${revision}
      union all
      select v.transfer, r.revision, r.what, null, v.data_category
        from since, versions.transfer_data_categories v,
             lateral (values (v.revision, 'added'), (v.to_revision, 'removed')) as r(revision, what)
       where v.workspace_id = ${workspaceId} and r.revision > since.revision and r.revision <= ${revision}
         and exists (select from versions.onward_transfers o where o.workspace_id = ${workspaceId} and o.onward = v.transfer)
    )
    select c.* from changed c where ${staysThrough(scope, 'c.transfer', 'c.revision')}
     order by c.revision, c.transfer, c.onward, c.data_category`
}

const loadLinks = ({ sql, workspaceId, revision }: Scope, since: number) => sql<OnwardLink[]>`
  select transfer, onward, revision, to_revision from versions.onward_transfers
   where workspace_id = ${workspaceId} and to_revision >= ${since} and revision <= ${revision}
   order by transfer, onward, revision`

const loadCovered = (scope: Scope, keys: readonly string[]) => {
  const { sql, workspaceId } = scope
  return sql<CoveredTransfer[]>`
    ${coveredTransfers(scope, keys)}
    select l.key as assessment, l.transfer, l.since,
           array(select c.data_category from transfer_data_categories c
                  where c.workspace_id = ${workspaceId} and c.transfer = l.transfer) as carries
      from looked_at l`
}
