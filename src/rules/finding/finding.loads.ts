import { setImmediate as turn } from 'node:timers/promises'
import { groupBy } from '../../law/group-by.ts'
import type { IsoDate } from '../../law/windows.ts'
import { type Typed, withType } from '../../record/loaders.ts'
import { atRevision } from '../../record/revision-memory.ts'
import { isDay } from '../../record/scalars.ts'
import type { Scope } from '../../record/scope.ts'
import type { Survey } from '../../record/survey.ts'
import { loadTransferSurvey } from '../../transfers/transfer-survey.loads.ts'
import { rules } from '../all-rules.ts'
import { type Finding, findFindings, findingKey } from '../find-findings.ts'
import { RuleGround } from '../rule-ground.ts'

/** Findings of a workspace on one date, as they are asked for. */
export interface Findings {
  /** The gravest first. */
  all: readonly Typed<Finding>[]
  /** By the type and key of the record they are about. */
  ofRecord: ReadonlyMap<string, readonly Typed<Finding>[]>
  byKey: ReadonlyMap<string, Typed<Finding>>
  /** What they were found in. */
  survey: Survey
}

/** All findings on a date, worked out once for each revision: a statement for each table, whatever the records. */
export function findingsOn(scope: Scope, on: IsoDate): Promise<Findings> {
  return atRevision(
    scope,
    `findings on ${on}`,
    async () => {
      const surveyed = await loadTransferSurvey(scope)
      // Others get their turn between one date and the next.
      await turn()
      return arrange(findFindings(rules, new RuleGround(surveyed, scope.law, on)), surveyed.survey)
    },
    ({ all }) => 2 * all.length,
  )
}

function arrange(findings: readonly Finding[], survey: Survey): Findings {
  const all = findings.map((finding) => withType(finding, 'Finding'))
  const ofRecord = groupBy(all, ({ record }) => recordName(record))
  return { all, ofRecord, byKey: new Map(all.map((finding) => [findingKey(finding), finding])), survey }
}

const recordName = ({ type, key }: Finding['record']) => `${type} ${key}`

/** What the rules have to say of one record, the gravest first. */
export const findingsOf = async (scope: Scope, on: IsoDate, record: Finding['record']) =>
  (await findingsOn(scope, on)).ofRecord.get(recordName(record)) ?? []

/** What an id names: its date comes first. Null when there is no such finding, or none any longer. */
export async function findingByKey(scope: Scope, dated: string): Promise<Typed<Finding> | null> {
  const [, on, key] = /^(\d{4}-\d\d-\d\d) (.+)$/s.exec(dated) ?? []
  return on && key && isDay(on) ? ((await findingsOn(scope, on)).byKey.get(key) ?? null) : null
}

export const datedKey = (finding: Finding): string => `${finding.on} ${findingKey(finding)}`
