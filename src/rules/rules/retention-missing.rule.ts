import { dataCategories } from '../../inventory/data-category/data-category.table.ts'
import { activityData } from '../../processing/processing-activity/processing-activity.table.ts'
import type { Rule } from '../rule.ts'
import { someOf } from '../rule-words.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'RETENTION_MISSING',
  severity: Severity.WARNING,
  looksFor: 'Data of a processing activity for which neither how long it is kept nor what decides that is stated.',
  legalReference: 'GDPR Art. 5(1)(e), 13(2)(a), 30(1)(f)',
  remedy: 'State the `retention` of each row of `data`: a period, what starts it, or what decides it.',
  *find(ground) {
    const { declaredActivities, survey } = ground
    for (const { key, name } of declaredActivities) {
      const without = survey
        .where(activityData, 'activity', key)
        .filter(({ retentionPeriod, retentionTrigger }) => retentionPeriod === null && retentionTrigger === null)
      if (without.length === 0) continue
      const categories = [...new Set(without.map(({ dataCategory }) => dataCategory))]
      yield {
        record: { type: 'ProcessingActivity', key },
        message: `How long ${name} keeps ${someOf(categories.map((each) => ground.nameOf(dataCategories, each)))} is not stated.`,
        records: categories.map((each) => ({ type: 'DataCategory', key: each })),
      }
    }
  },
}
