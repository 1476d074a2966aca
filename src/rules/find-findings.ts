import type { Reason, RecordRef } from '../law/status.ts'
import { type IsoDate, windowHolds } from '../law/windows.ts'
import { byKey } from '../platform/by-key.ts'
import { pushTo } from '../platform/maps.ts'
import type { Found, Rule } from './rule.ts'
import type { RuleGround } from './rule-ground.ts'
import { ruleSettings } from './rule-setting/rule-setting.table.ts'
import { bySeverity, type Severity } from './severity.ts'
import { named, standsOn } from './stands-on.ts'
import { type WaiverRow, waivers } from './waiver/waiver.table.ts'

/** What a rule has to say about a record on a date. */
export interface Finding {
  rule: string
  severity: Severity
  record: RecordRef
  message: string
  remedy: string
  legalReference: string | null
  reasons: readonly Reason[]
  /** The flows, roles and rows that make it, by names of their own; empty where the record as a whole does. */
  standsOn: readonly string[]
  /** What sets it aside on the date; it is shown all the same. */
  waiver: WaiverRow | null
  on: IsoDate
}

/** What tells findings of one date apart: there is one for a rule and a record, whatever it stands on. */
export const findingKey = ({ rule, record }: Pick<Finding, 'rule' | 'record'>): string =>
  `${rule} ${record.type} ${record.key}`

/** All that the rules have to say: the gravest first, then by rule, record type and key. */
export function findFindings(rules: readonly Rule[], ground: RuleGround): Finding[] {
  const severityOf = severities(ground)
  const waiverOf = waiversInForce(ground)
  const found = rules.flatMap((rule) =>
    [...gather(rule.find(ground)).values()].map((each) => {
      const finding = { ...tell(rule, each, ground), severity: severityOf(rule, each), on: ground.on }
      const key = findingKey(finding)
      return { key, finding: { ...finding, waiver: waiverOf(key) } }
    }),
  )
  return found
    .sort((a, b) => bySeverity(a.finding.severity, b.finding.severity) || byKey(a.key, b.key))
    .map(({ finding }) => finding)
}

/** What was found about each record. */
function gather(found: Iterable<Found>): Map<string, Found[]> {
  const byRecord = new Map<string, Found[]>()
  for (const each of found) pushTo(byRecord, `${each.record.type} ${each.record.key}`, each)
  return byRecord
}

function tell(rule: Rule, found: readonly Found[], ground: RuleGround) {
  const { record, remedy } = found[0]!
  return {
    rule: rule.code,
    record,
    message: found.map(({ message }) => message).join(' '),
    remedy: remedy ?? rule.remedy,
    legalReference: referenceOf(rule, found[0]!, ground),
    reasons: found.flatMap((each) => each.reasons ?? [reasonOf(rule, each, ground)]),
    standsOn: named(found.flatMap((each) => standsOn(ground, each))),
  }
}

const reasonOf = (rule: Rule, found: Found, ground: RuleGround): Reason => ({
  rule: rule.code,
  message: found.message,
  legalReference: referenceOf(rule, found, ground),
  records: [found.record, ...(found.records ?? [])],
})

const referenceOf = (rule: Rule, { record, legalReference }: Found, { regulations }: RuleGround): string | null =>
  legalReference ?? (rule.legalReference && regulations.referenceFor(record, rule.legalReference))

/** A workspace's own severities, else those of what was found. */
function severities({ survey }: RuleGround): (rule: Rule, found: readonly Found[]) => Severity {
  const set = new Map(survey.rows(ruleSettings).map((setting) => [setting.rule, setting.severity]))
  return ({ code, severity }, found) =>
    set.get(code) ?? found.map((each) => each.severity ?? severity).sort(bySeverity)[0]!
}

/** What sets a finding aside on the date of the ground, by the finding's key. */
export function waiversInForce({ survey, on }: RuleGround): (finding: string) => WaiverRow | null {
  const inForce = survey
    .rows(waivers)
    .filter(({ validFrom, validTo }) => windowHolds({ from: validFrom, to: validTo }, on))
  const byFinding = new Map(
    inForce.map((row) => [findingKey({ rule: row.rule, record: { type: row.recordType, key: row.record } }), row]),
  )
  return (finding) => byFinding.get(finding) ?? null
}
