import type { ChangeAction } from '../history/history.table.ts'
import type { Scope } from '../record/scope.ts'
import { coveredTransfers, staysThrough } from './covered-transfers.ts'

/** A change of a transfer that an assessment covers, of a safeguard between its ends, or of a measure it counts on. */
export interface DirectChange {
  assessment: string
  revision: number
  what: 'appeared' | 'added' | 'removed' | 'special' | 'not special' | 'Safeguard' | 'SecurityMeasure'
  /** The transfer, safeguard or measure. */
  key: string
  /** The category that came, went or was marked; of a transfer that appeared, the one whose place it took, if any. */
  other: string | null
  /** The category that is marked: itself, or one that it is part of. */
  marked: string | null
  /** What was done to a safeguard or measure, and which of its fields differ; null where nobody recorded it. */
  action: ChangeAction | null
  fields: string[] | null
}

export function loadDirectChanges(scope: Scope, keys: readonly string[]): Promise<DirectChange[]> {
  const { sql, workspaceId, revision } = scope
  return sql<DirectChange[]>`
    ${coveredTransfers(scope, keys)}, begun_or_ended as (
      select key, from_country, regime, revision, transfer as came, null as went from known
       where begins and is_there and revision > since
      union all
      select key, from_country, regime, to_revision, null, transfer from known where ends and to_revision > changed_in
    ), appeared as (
      select *, min(went) over (partition by key, from_country, regime, revision) as instead_of from begun_or_ended
    ), carried as (
      select l.key, r.revision, r.what, l.transfer, v.data_category
        from looked_at l
        join versions.transfer_data_categories v on v.workspace_id = ${workspaceId} and v.transfer = l.transfer,
             lateral (values (v.revision, 'added'), (v.to_revision, 'removed')) as r(revision, what)
       where r.revision > l.since and r.revision <= ${revision} and ${staysThrough(scope, 'l.transfer', 'r.revision')}
    ), marked as (
      select v.key, v.revision, v.special_category
        from versions.data_categories v
        join versions.data_categories p on p.workspace_id = v.workspace_id and p.key = v.key and p.to_revision = v.revision
       where v.workspace_id = ${workspaceId} and v.revision > (select min(changed_in) from assessments)
         and v.revision <= ${revision} and v.special_category <> p.special_category
    ), part_of_marked as (
      ${partsOf(scope)}
    ), special as (
      select l.key, m.revision, m.special_category, l.transfer, m.part, m.key as marked
        from part_of_marked m
        join versions.transfer_data_categories v on v.workspace_id = ${workspaceId} and v.data_category = m.part
                                                and v.revision < m.revision and m.revision < v.to_revision
        join looked_at l on l.transfer = v.transfer and l.since < m.revision
    ), safeguarded as (
      select distinct e.key, r.revision, v.key as safeguard
        from ends e
        join versions.safeguards v on v.workspace_id = ${workspaceId} and v.exporter = e.exporter and v.importer = e.importer,
             lateral (values (v.revision), (v.to_revision)) as r(revision)
       where r.revision > e.changed_in and r.revision <= ${revision}
    ), measured as (
      select a.key, v.revision, v.key as measure
        from assessments a
        join assessment_measures m on m.workspace_id = ${workspaceId} and m.assessment = a.key
        join versions.security_measures v on v.workspace_id = ${workspaceId} and v.key = m.security_measure
       where v.revision > a.changed_in and v.revision <= ${revision}
    ), changed as (
      select key as assessment, revision, 'appeared' as what, came as key, instead_of as other, null as marked
        from appeared where came is not null
      union all select key, revision, what, transfer, data_category, null from carried
      union all select key, revision, case when special_category then 'special' else 'not special' end, transfer, part, marked
                  from special
      union all select key, revision, 'Safeguard', safeguard, null, null from safeguarded
      union all select key, revision, 'SecurityMeasure', measure, null, null from measured
    )
    select n.*, c.action, c.fields
      from changed n
      left join hub.changes c on c.workspace_id = ${workspaceId} and c.record_type = n.what and c.key = n.key
                             and c.revision = n.revision
     order by n.revision, n.what, n.key, n.other`
}

/** What is special makes special what is part of it. */
const partsOf = ({ sql, workspaceId }: Scope) => sql`
  with recursive parts as (
    select key as part, key, revision, special_category from marked
    union
    select d.key, p.key, p.revision, p.special_category
      from parts p join data_categories d on d.workspace_id = ${workspaceId} and d.parent = p.part
  )
  select * from parts`
