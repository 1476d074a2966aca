import type { Scope } from '../record/scope.ts'

/**
 * The beginning of a statement about what assessments cover: `assessments` with the revision of each, their `ends`, the
 * versions of transfers `known` between those, and the transfers that are `looked_at`, each since the revision after which
 * a change of it is one that the assessment does not know.
 */
export const coveredTransfers = ({ sql, workspaceId, revision }: Scope, keys: readonly string[]) => sql`
  with assessments as (
    select key, changed_in from transfer_impact_assessments
     where workspace_id = ${workspaceId} and key = any(${keys as string[]})
  ), ends as (
    select a.key, a.changed_in, e.exporter, e.importer, e.to_country
      from assessments a join assessed_ends e on e.workspace_id = ${workspaceId} and e.assessment = a.key
  ), seen as (
    select e.key, e.changed_in, t.key as transfer, t.from_country, t.regime, t.revision, t.to_revision
      from ends e
      join versions.transfers t on t.workspace_id = ${workspaceId} and t.exporter = e.exporter and t.importer = e.importer
                               and t.to_country = e.to_country
     where t.retired_at is null and t.revision <= ${revision}
  ), known as (
    select *,
           case when bool_or(revision <= changed_in and changed_in < to_revision) over (partition by key) then changed_in
                else greatest(changed_in, min(revision) filter (where revision > changed_in) over versions_of_it) end as since,
           max(to_revision) over versions_of_it > ${revision} as is_there,
           coalesce(lag(to_revision) over in_order <> revision, true) as begins,
           coalesce(lead(revision) over in_order <> to_revision, true) as ends
      from seen
    window versions_of_it as (partition by key, transfer), in_order as (versions_of_it order by revision)
  ), looked_at as (
    select distinct key, transfer, since from known where is_there
  )`

/** Whether a transfer was there before a revision and after it: what appears or ends is told as a whole. */
export const staysThrough = ({ sql, workspaceId }: Scope, transfer: string, at: string) => sql`(
  exists (select from versions.transfers s where s.workspace_id = ${workspaceId} and s.key = ${sql(transfer)}
             and s.retired_at is null and s.revision < ${sql(at)} and ${sql(at)} <= s.to_revision)
  and exists (select from versions.transfers s where s.workspace_id = ${workspaceId} and s.key = ${sql(transfer)}
             and s.retired_at is null and s.revision <= ${sql(at)} and ${sql(at)} < s.to_revision))`
