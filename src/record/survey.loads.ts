import { remember } from '../platform/maps.ts'
import type { RecordSpec } from './record-spec.ts'
import { atRevision, type Earlier } from './revision-memory.ts'
import type { Scope } from './scope.ts'
import { advanceSection, type Section, takeSection } from './section.ts'
import { Survey } from './survey.ts'

/** How many changed records are read one by one; after more of them, all are read. */
const mostChanged = 5_000

/** What is on record of some types, of all when none are named. Only what changed since it was last asked for is read. */
export async function loadSurvey(scope: Scope, specs: readonly RecordSpec[] = scope.contents): Promise<Survey> {
  const sections = await Promise.all(specs.map((spec) => loadSection(scope, spec)))
  return new Survey(new Map(sections.flatMap((section) => [...section])))
}

/** Works something out of the records of some types, once for as long as none of them changes. */
export async function atRecords<T>(
  scope: Scope,
  name: string,
  specs: readonly RecordSpec[],
  workOut: (survey: Survey) => T | Promise<T>,
  weigh: (value: T) => number,
): Promise<T> {
  const { value } = await atRevision<{ survey: Survey; value: T }>(
    scope,
    name,
    async (earlier) => {
      const survey = await loadSurvey(scope, specs)
      return earlier?.value.survey.isSameAs(survey) ? earlier.value : { survey, value: await workOut(survey) }
    },
    (known) => weigh(known.value),
  )
  return value
}

function loadSection(scope: Scope, spec: RecordSpec): Promise<Section> {
  const { sql, workspaceId } = scope
  return atRevision<Section>(
    scope,
    `records ${spec.section}`,
    async (earlier) => {
      const changed = earlier && (await recordsChangedSince(scope).load(earlier))
      if (!changed) return takeSection(sql, workspaceId, spec)
      const keys = changed.get(spec.typename)
      return keys ? advanceSection(sql, workspaceId, spec, earlier.value, [...keys]) : earlier.value
    },
    (section) => [...section.values()].reduce((weight, table) => weight + table.weight, 0),
  )
}

type ChangedRecords = ReadonlyMap<string, ReadonlySet<string>>

/**
 * The records that changed after a revision, by type; null when that is not known, or they are too many, or the revision
 * is not on record: the database was restored, and counts on from before it.
 */
const recordsChangedSince = (scope: Scope) =>
  scope.load.by<Earlier<unknown>, ChangedRecords | null>(`records changed until ${scope.revision}`, async (earlier) => {
    const { sql, workspaceId, revision } = scope
    const revisions = earlier.map((each) => each.revision)
    const [still, changes] = await Promise.all([
      sql<{ revision: number; at: string }[]>`
        select revision, to_json(at) #>> '{}' as at from hub.revisions
         where workspace_id = ${workspaceId} and revision = any(${revisions})`,
      sql<{ revision: number; recordType: string | null; key: string | null }[]>`
        select r.revision, c.record_type, c.key
          from hub.revisions r
          left join hub.changes c on c.workspace_id = ${workspaceId} and c.revision = r.revision
         where r.workspace_id = ${workspaceId} and r.revision > ${Math.min(...revisions)} and r.revision <= ${revision}
         limit ${mostChanged + 1}`,
    ])
    const onRecord = new Map(still.map(({ revision, at }) => [revision, at]))
    return earlier.map((since) =>
      onRecord.get(since.revision) === since.revisionAt && changes.length <= mostChanged
        ? byType(changes.filter((each) => each.revision > since.revision))
        : null,
    )
  })

function byType(changes: readonly { recordType: string | null; key: string | null }[]): ChangedRecords | null {
  const types = new Map<string, Set<string>>()
  for (const { recordType, key } of changes) {
    // Somebody changed tables by hand, of which no record is kept.
    if (recordType === null) return null
    remember(types, recordType, () => new Set<string>()).add(key!)
  }
  return types
}
