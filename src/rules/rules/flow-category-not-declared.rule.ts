import { dataCategories } from '../../inventory/data-category/data-category.table.ts'
import { dataFlows, flowDataCategories } from '../../processing/data-flow/data-flow.table.ts'
import { activityData } from '../../processing/processing-activity/processing-activity.table.ts'
import type { Rule } from '../rule.ts'
import { someOf } from '../rule-words.ts'
import { Severity } from '../severity.ts'
import { flowNames } from '../stands-on.ts'

export const rule: Rule = {
  code: 'FLOW_CATEGORY_NOT_DECLARED',
  severity: Severity.WARNING,
  looksFor:
    'A flow that carries data which its activity does not declare. A category that is declared stands for all its parts, not for what it is part of.',
  legalReference: 'GDPR Art. 30(1)(c)',
  remedy: 'Add the category to `data` of the activity, or take it out of the flow.',
  *find(ground) {
    const { declaredActivities, survey, on } = ground
    for (const activity of declaredActivities) {
      const declared = new Set(survey.where(activityData, 'activity', activity.key).map((row) => row.dataCategory))
      for (const { key, validTo } of survey.where(dataFlows, 'activity', activity.key)) {
        if (validTo !== null && validTo < on) continue
        const more = survey
          .where(flowDataCategories, 'flow', key)
          .map(({ dataCategory }) => dataCategory)
          .filter((each) => !ground.lineOf(dataCategories, each).some((one) => declared.has(one)))
        if (more.length === 0) continue
        const names = more.map((each) => ground.nameOf(dataCategories, each))
        yield {
          record: { type: 'DataFlow', key },
          message: `Flow ${key} carries ${someOf(names)}, which ${activity.name} does not declare among its data.`,
          records: [
            { type: 'ProcessingActivity', key: activity.key },
            ...more.map((each) => ({ type: 'DataCategory', key: each })),
          ],
          standsOn: flowNames(key, more),
        }
      }
    }
  },
}
