import type { Reason, RecordRef } from '../law/status.ts'
import { type IsoDate, windowHolds } from '../law/windows.ts'
import { byKey } from '../platform/by-key.ts'
import { pushTo } from '../platform/maps.ts'
import type { Found, Rule } from './rule.ts'
import type { RuleGround } from './rule-ground.ts'
import { type RuleSettingRow, ruleSettings } from './rule-setting/rule-setting.table.ts'
import { bySeverity, type Severity } from './severity.ts'
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
  /** What sets it aside on the date; it is shown all the same. */
  waiver: WaiverRow | null
  on: IsoDate
}

/** What tells findings of one date apart: there is one for a rule and a record. */
export const findingKey = ({ rule, record }: Pick<Finding, 'rule' | 'record'>): string =>
  `${rule} ${record.type} ${record.key}`

/** All that the rules have to say: the gravest first, then by rule, record type and key. */
export function findFindings(rules: readonly Rule[], ground: RuleGround): Finding[] {
  const severityOf = severities(ground)
  const waiverOf = waiversInForce(ground)
  const found = rules.flatMap((rule) =>
    [...gather(rule.find(ground)).values()].map((each) => {
      const finding = { ...tell(ground, rule, each), severity: severityOf(rule, each), on: ground.on }
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

function tell(ground: RuleGround, rule: Rule, found: readonly Found[]) {
  const { record, remedy } = found[0]!
  return {
    rule: rule.code,
    record,
    message: found.map(({ message }) => message).join(' '),
    remedy: remedy ?? rule.remedy,
    legalReference: referenceOf(ground, rule, found[0]!),
    reasons: found.flatMap((each) => each.reasons ?? [reasonOf(ground, rule, each)]),
  }
}

const reasonOf = (ground: RuleGround, rule: Rule, found: Found): Reason => ({
  rule: rule.code,
  message: found.message,
  legalReference: referenceOf(ground, rule, found),
  records: [found.record, ...(found.records ?? [])],
})

const referenceOf = ({ regulations }: RuleGround, rule: Rule, { record, legalReference }: Found): string | null =>
  legalReference ?? (rule.legalReference && regulations.referenceFor(record, rule.legalReference))

/** A workspace's own severities, else those of what was found. Where several settings name a rule, the gravest counts. */
function severities({ survey }: RuleGround): (rule: Rule, found: readonly Found[]) => Severity {
  const set = new Map<string, RuleSettingRow>()
  for (const setting of survey.rows(ruleSettings)) {
    const before = set.get(setting.rule)
    if (!before || bySeverity(setting.severity, before.severity) < 0) set.set(setting.rule, setting)
  }
  return ({ code, severity }, found) =>
    set.get(code)?.severity ?? found.map((each) => each.severity ?? severity).sort(bySeverity)[0]!
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
