import { dataCategories } from '../../inventory/data-category/data-category.table.ts'
import { activityData, activityLegalBases } from '../../processing/processing-activity/processing-activity.table.ts'
import { remedyWithout } from '../bases-unknown.ts'
import type { Rule } from '../rule.ts'
import type { RuleGround } from '../rule-ground.ts'
import { someOf } from '../rule-words.ts'
import { Severity } from '../severity.ts'
import { flowNames, namesOf } from '../stands-on.ts'

export const rule: Rule = {
  code: 'SPECIAL_CATEGORY_WITHOUT_CONDITION',
  severity: Severity.ERROR,
  looksFor:
    'A processing activity with special categories of data, parts of them and what its flows carry included, for which no condition is stated; not where our own entities act for others alone.',
  legalReference: 'GDPR Art. 9(1), 9(2)',
  remedy: 'State the condition of Art. 9(2) that lifts the prohibition as `condition` of a legal basis.',
  *find(ground) {
    for (const { key, name } of ground.declaredActivities) {
      const special = ground.dataUsedBy(key).filter((each) => isSpecial(ground, each))
      if (special.length === 0 || hasCondition(ground, key) || ground.isDoneForOthers(key)) continue
      const names = special.map((each) => ground.nameOf(dataCategories, each))
      yield {
        record: { type: 'ProcessingActivity', key },
        message: `${name} uses special categories of data (${someOf(names)}); a condition that allows it is not stated.`,
        records: special.map((each) => ({ type: 'DataCategory', key: each })),
        standsOn: rowsOf(ground, key, special),
        remedy: remedyWithout(ground, key, 'special-category-condition'),
      }
    }
  },
}

const rowsOf = (ground: RuleGround, activity: string, special: readonly string[]): string[] => [
  ...namesOf(
    activityData,
    ground.survey
      .where(activityData, 'activity', activity)
      .filter(({ dataCategory }) => special.includes(dataCategory)),
  ),
  ...ground.flowsOn(activity).flatMap(({ key, dataCategories: carried }) =>
    flowNames(
      key,
      carried.filter((each) => special.includes(each)),
    ),
  ),
]

/** What is part of a special category is special, too. */
const isSpecial = (ground: RuleGround, dataCategory: string): boolean =>
  ground.lineOf(dataCategories, dataCategory).some((each) => ground.survey.find(dataCategories, each)?.specialCategory)

const hasCondition = ({ survey, law }: RuleGround, activity: string): boolean =>
  survey
    .where(activityLegalBases, 'activity', activity)
    .some((row) => [row.basis, row.condition].some((each) => isCondition(each && law.legalBases.get(each)?.kind)))

const isCondition = (kind: string | null | undefined): boolean => kind === 'special-category-condition'
