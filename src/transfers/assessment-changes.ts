import type { AssessmentFacts } from '../law/status.ts'
import type { Scope } from '../record/scope.ts'
import { type Told, tellDirectChanges, tellOnwardChanges } from './assessment-change-words.ts'
import { loadDirectChanges } from './direct-changes.loads.ts'
import { loadOnwardChanges } from './onward-changes.loads.ts'

/**
 * What an assessment looked at and was changed on record in a later revision than its own, oldest first. A transfer that
 * first appears is no change where none was there to look at: assessments are made before data flows.
 * The number of statements is the same whatever the number of assessments.
 */
export async function loadAssessmentChanges(
  scope: Scope,
  keys: readonly string[],
): Promise<AssessmentFacts['changes'][]> {
  if (keys.length === 0) return []
  const [direct, onward] = await Promise.all([loadDirectChanges(scope, keys), loadOnwardChanges(scope, keys)])
  const told = [...tellDirectChanges(direct), ...tellOnwardChanges(onward)]
  const days = await loadDays(scope, [...new Set(told.map(({ revision }) => revision))])
  const changes = new Map<string, AssessmentFacts['changes']>(keys.map((key) => [key, []]))
  for (const { assessment, revision, message, records } of told.sort(inOrder)) {
    const on = days.get(revision)!
    changes.get(assessment)!.push({ on, message: `${message} in revision ${revision}`, records })
  }
  return keys.map((key) => changes.get(key)!)
}

/** The UTC date of each revision. */
async function loadDays({ sql, workspaceId }: Scope, revisions: readonly number[]): Promise<Map<number, string>> {
  if (revisions.length === 0) return new Map()
  const rows = await sql<{ revision: number; on: string }[]>`
    select revision, (at at time zone 'utc')::date as on from hub.revisions
     where workspace_id = ${workspaceId} and revision = any(${revisions as number[]})`
  return new Map(rows.map(({ revision, on }) => [revision, on]))
}

const inOrder = (a: Told, b: Told): number => a.revision - b.revision || (a.message < b.message ? -1 : 1)
