import type { Problem } from '../record/check.ts'
import type { RecordSpec } from '../record/record-spec.ts'
import type { Scope } from '../record/scope.ts'
import { ruleSettingRecord } from '../rules/rule-setting/rule-setting.record.ts'
import { reportSecondSettings } from '../rules/rule-setting/second-settings.ts'
import { reportUnknownWaived, type SaidAt } from '../rules/waiver/unknown-waived.ts'
import { waiverRecord } from '../rules/waiver/waiver.record.ts'
import { loadTransferSurvey } from '../transfers/transfer-survey.loads.ts'
import type { TransferSurvey } from '../transfers/transfer-survey.ts'
import { PlannedAction, type PlannedRecord } from './plan.ts'

/**
 * What stands against waivers and rule settings that a change made, now that all is written: what they speak of may
 * come with them, such as a transfer. Without any it takes no statement.
 */
export async function refuseForRules(scope: Scope, planned: readonly PlannedRecord[]): Promise<Problem[]> {
  const said = planned.filter(({ action, own }) => action !== PlannedAction.KEEP && own !== null)
  if (!said.some(({ spec }) => spec === waiverRecord || spec === ruleSettingRecord)) return []
  return reportForRules(scope.contents, await loadTransferSurvey(scope), said)
}

/** The same of what is said where there is no hub. */
export function reportForRules(
  contents: readonly RecordSpec[],
  surveyed: TransferSurvey,
  said: readonly (SaidAt & { spec: RecordSpec })[],
): Problem[] {
  const of = (asked: RecordSpec) => said.filter(({ spec }) => spec === asked)
  return [
    ...reportUnknownWaived(contents, surveyed, of(waiverRecord)),
    ...reportSecondSettings(surveyed.survey, of(ruleSettingRecord)),
  ]
}
