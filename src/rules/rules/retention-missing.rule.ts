import { dataCategories } from '../../inventory/data-category/data-category.table.ts'
import { dataSubjectCategories } from '../../inventory/data-subject-category/data-subject-category.table.ts'
import { type ActivityDataRow, activityData } from '../../processing/processing-activity/processing-activity.table.ts'
import type { Rule } from '../rule.ts'
import type { RuleGround } from '../rule-ground.ts'
import { someOf } from '../rule-words.ts'
import { Severity } from '../severity.ts'
import { namesOf } from '../stands-on.ts'

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
      const names = [...new Set(without.map((row) => dataWords(ground, row)))]
      yield {
        record: { type: 'ProcessingActivity', key },
        message: `How long ${name} keeps ${someOf(names)} is not stated.`,
        records: categories.map((each) => ({ type: 'DataCategory', key: each })),
        standsOn: namesOf(activityData, without),
      }
    }
  },
}

/** A category, and whom it is about where the activity uses it about others, too. */
function dataWords(ground: RuleGround, { activity, dataCategory, dataSubjectCategory: whom }: ActivityDataRow): string {
  const name = ground.nameOf(dataCategories, dataCategory)
  const rows = ground.survey
    .where(activityData, 'activity', activity)
    .filter((row) => row.dataCategory === dataCategory)
  return whom === null || rows.length === 1 ? name : `${name} about ${ground.nameOf(dataSubjectCategories, whom)}`
}
