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
import type { Gathered } from './gather-manifest.ts'
import type { Note, NoteSeverity } from './note.ts'

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
  return [
    ...reportForRules(contents, surveyed, read.wanted).map((problem) => noteOfProblem(problem, gathered)),
    ...denials.map((denial) => noteOfProblem(denial, gathered)),
    ...found.map((finding) => noteOfFinding({ ...finding, ...recordOf(finding, surveyed) }, contents, gathered)),
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

/** The record of a manifest that a finding is about: of a flow or a transfer, the activity that makes it. */
function recordOf({ record }: Finding, { survey, transfers }: TransferSurvey) {
  const activityOf = (flow: string | undefined) =>
    flow === undefined ? undefined : survey.find(dataFlows, flow)?.activity
  const activity =
    record.type === 'DataFlow'
      ? activityOf(record.key)
      : record.type === 'Transfer'
        ? activityOf(transfers.get(record.key)?.legs[0]?.flow)
        : undefined
  return { record: activity === undefined ? record : { type: 'ProcessingActivity', key: activity } }
}

/** What a finding says, whoever found it: the rules here, or a hub. */
interface SaidFinding extends Pick<Finding, 'rule' | 'message' | 'remedy' | 'legalReference'> {
  severity: NoteSeverity
  record: { type: string; key: string }
}

/** A finding as a note, at the place of the record that it is about. */
export function noteOfFinding(finding: SaidFinding, contents: readonly RecordSpec[], gathered: Gathered): Note {
  const { rule, severity, message, remedy, legalReference, record } = finding
  const section = contents.find(({ typename }) => typename === record.type)?.section
  return {
    code: rule,
    severity,
    message,
    remedy,
    legalReference,
    place: section === undefined ? null : gathered.placeOf([section, record.key], 'key'),
    record: section === undefined ? null : { section, key: record.key },
  }
}
