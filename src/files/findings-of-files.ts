import type { Law } from '../law/law.ts'
import type { IsoDate } from '../law/windows.ts'
import { denialsOf } from '../manifest/deny-by-policy.ts'
import type { ReadManifest, Wanted } from '../manifest/read-manifest.ts'
import { reportForRules } from '../manifest/refuse-for-rules.ts'
import { surveyOfManifest } from '../manifest/survey-manifest.ts'
import { dataFlows } from '../processing/data-flow/data-flow.table.ts'
import type { RecordSpec } from '../record/record-spec.ts'
import { rules } from '../rules/all-rules.ts'
import { type Finding, findFindings, findingKey } from '../rules/find-findings.ts'
import { deniedIn } from '../rules/policy/denied.ts'
import { recordOfViolation } from '../rules/policy/violation-words.ts'
import type { Violation } from '../rules/policy/violations.ts'
import { RuleGround } from '../rules/rule-ground.ts'
import { surveyTransfers, type TransferSurvey } from '../transfers/transfer-survey.ts'
import { byPlace, noteOfProblem } from './check-files.ts'
import { findingNotes } from './finding-notes.ts'
import type { Gathered } from './gather-manifest.ts'
import type { Note } from './note.ts'

/**
 * What the rules have to say of a manifest as if nothing else were on record; what is waived is left out. What
 * would have a hub refuse it, an enforced policy or a waiver of nothing, is said as it would be there.
 */
export function findingsOfFiles(
  contents: readonly RecordSpec[],
  law: Law,
  read: ReadManifest,
  gathered: Gathered,
  on: IsoDate,
): Note[] {
  const surveyed = surveyTransfers(surveyOfManifest(read), new Map(), law)
  const ground = new RuleGround(surveyed, law, on)
  const denied = deniedIn(ground)
  const denials = denialsOf(ground, denied, read.wanted.map(asSaid))
  const isTold = toldAsDenied(ground, denied)
  const found = findFindings(rules, ground).filter((finding) => finding.waiver === null && !isTold(finding))
  const noteOf = findingNotes(contents, gathered, () => read.wanted)
  return [
    ...reportForRules(contents, surveyed, read.wanted).map((problem) => noteOfProblem(problem, gathered)),
    ...denials.map((denial) => ({ ...noteOfProblem(denial, gathered), standsOn: denial.standsOn })),
    ...found.map((finding) => noteOf({ ...finding, activity: activityOf(finding, surveyed) })),
  ].sort(byPlace)
}

/** Whether a denial says all that a finding would: no policy that is not enforced speaks of the record as well. */
function toldAsDenied({ violations }: RuleGround, denied: readonly Violation[]): (finding: Finding) => boolean {
  const nameOf = (violation: Violation) => findingKey({ rule: 'POLICY_VIOLATED', record: recordOfViolation(violation) })
  const told = new Set(denied.map(nameOf))
  for (const each of violations) if (!each.policy.enforced) told.delete(nameOf(each))
  return (finding) => told.has(findingKey(finding))
}

const asSaid = ({ parts, ...wanted }: Wanted) => ({ ...wanted, placed: parts })

/** The activity that makes the flow or the transfer that a finding is about. */
function activityOf({ record }: Finding, { survey, transfers }: TransferSurvey): string | null {
  const flow = record.type === 'Transfer' ? transfers.get(record.key)?.legs[0]?.flow : record.key
  const isMade = record.type === 'Transfer' || record.type === 'DataFlow'
  return (isMade && flow && survey.find(dataFlows, flow)?.activity) || null
}
