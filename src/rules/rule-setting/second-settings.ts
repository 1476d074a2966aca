import type { Problem } from '../../record/check.ts'
import type { Survey } from '../../record/survey.ts'
import type { SaidAt } from '../waiver/unknown-waived.ts'
import { ruleSettings } from './rule-setting.table.ts'

/** Reports the settings of rules that another one sets as well. */
export function reportSecondSettings(survey: Survey, said: readonly SaidAt[]): Problem[] {
  return said.flatMap(({ key, path }): Problem[] => {
    const { rule } = survey.find(ruleSettings, key)!
    const other = survey.where(ruleSettings, 'rule', rule).find((each) => each.key !== key)
    if (!other) return []
    return [
      {
        code: 'DUPLICATE_KEY',
        message: `The rule setting ${other.key} is for ${rule} as well.`,
        path: [...path, 'rule'],
        remedy: `Change ${other.key}, or retire it first: a rule has one severity.`,
      },
    ]
  })
}
