import { activityPurposes } from '../../processing/processing-activity/processing-activity.table.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'ACTIVITY_WITHOUT_PURPOSE',
  severity: Severity.ERROR,
  looksFor: 'A processing activity for which no purpose is stated.',
  legalReference: 'GDPR Art. 5(1)(b), 30(1)(b)',
  remedy: 'State what the data is used for: name its purposes in `purposes`.',
  *find({ declaredActivities, survey }) {
    for (const { key, name } of declaredActivities) {
      if (survey.where(activityPurposes, 'activity', key).length > 0) continue
      yield { record: { type: 'ProcessingActivity', key }, message: `What ${name} is for is not stated.` }
    }
  },
}
