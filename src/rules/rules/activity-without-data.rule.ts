import { activityData } from '../../processing/processing-activity/processing-activity.table.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'ACTIVITY_WITHOUT_DATA',
  severity: Severity.WARNING,
  looksFor: 'A processing activity that declares no categories of personal data, whatever its flows carry.',
  legalReference: 'GDPR Art. 30(1)(c), 30(2)(b)',
  remedy: 'State which data about whom it uses: add rows to `data`.',
  *find({ declaredActivities, survey }) {
    for (const { key, name } of declaredActivities) {
      if (survey.where(activityData, 'activity', key).length > 0) continue
      yield {
        record: { type: 'ProcessingActivity', key },
        message: `${name} declares no categories of personal data.`,
      }
    }
  },
}
