import type { AssessmentFacts } from '../law/status.ts'
import type { Scope } from '../record/scope.ts'

interface ChangeRow {
  assessment: string
  what: 'categories' | 'onward' | 'safeguard' | 'measure'
  type: string
  key: string
  on: string
}

const words: Record<ChangeRow['what'], string> = {
  categories: 'the data categories of a transfer it covers changed',
  onward: 'the onward transfers of a transfer it covers changed',
  safeguard: 'a safeguard of a transfer it covers was added or changed',
  measure: 'a supplementary measure it counts on was changed',
}

/**
 * What an assessment looked at and was changed on record in a later revision than its own, oldest first. A transfer that
 * first appears is no change where none was there to look at: assessments are made before data flows.
 */
export async function loadAssessmentChanges(
  { sql, workspaceId, revision }: Scope,
  keys: readonly string[],
): Promise<AssessmentFacts['changes'][]> {
  if (keys.length === 0) return []
  const rows = await sql<ChangeRow[]>`
    with assessments as (
      select key, changed_in from transfer_impact_assessments
       where workspace_id = ${workspaceId} and key = any(${keys as string[]})
    ), ends as (
      select a.key, a.changed_in, e.exporter, e.importer, e.to_country
        from assessments a join assessed_ends e on e.workspace_id = ${workspaceId} and e.assessment = a.key
    ), covered as (
      select e.key, e.changed_in, t.key as transfer,
             (select min(v.revision) from versions.transfers v
               where v.workspace_id = ${workspaceId} and v.key = t.key) as first_seen
        from ends e
        join transfers t on t.workspace_id = ${workspaceId} and t.exporter = e.exporter and t.importer = e.importer
                        and t.to_country = e.to_country and t.retired_at is null
    ), looked_at as (
      select key, transfer, changed_in,
             case when bool_or(first_seen <= changed_in) over (partition by key) then changed_in
                  else greatest(changed_in, first_seen) end as since
        from covered
    ), changed as (
      select l.key, 'categories' as what, 'Transfer' as type, l.transfer as record, r.revision
        from looked_at l
        join versions.transfer_data_categories v on v.workspace_id = ${workspaceId} and v.transfer = l.transfer,
             lateral (values (v.revision), (v.to_revision)) as r(revision)
       where r.revision > l.since
      union
      select l.key, 'onward', 'Transfer', l.transfer, r.revision
        from looked_at l
        join versions.onward_transfers v on v.workspace_id = ${workspaceId} and v.transfer = l.transfer,
             lateral (values (v.revision), (v.to_revision)) as r(revision)
       where r.revision > l.since
      union
      select e.key, 'safeguard', 'Safeguard', v.key, v.revision
        from ends e
        join versions.safeguards v on v.workspace_id = ${workspaceId} and v.exporter = e.exporter and v.importer = e.importer
       where v.revision > e.changed_in
      union
      select a.key, 'measure', 'SecurityMeasure', v.key, v.revision
        from assessments a
        join assessment_measures m on m.workspace_id = ${workspaceId} and m.assessment = a.key
        join versions.security_measures v on v.workspace_id = ${workspaceId} and v.key = m.security_measure
       where v.revision > a.changed_in
    )
    select c.key as assessment, c.what, c.type, c.record as key, (r.at at time zone 'utc')::date as on
      from changed c join hub.revisions r on r.workspace_id = ${workspaceId} and r.revision = c.revision
     where c.revision <= ${revision}
     order by c.revision, c.what, c.record`
  const changes = new Map<string, AssessmentFacts['changes']>(keys.map((key) => [key, []]))
  for (const { assessment, what, type, key, on } of rows) {
    changes.get(assessment)!.push({ on, message: words[what], records: [{ type, key }] })
  }
  return keys.map((key) => changes.get(key)!)
}
