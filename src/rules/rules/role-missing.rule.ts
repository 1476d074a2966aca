import { dataCategories } from '../../inventory/data-category/data-category.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { holds } from '../../law/windows.ts'
import { pushTo, remember } from '../../platform/maps.ts'
import { dataFlows } from '../../processing/data-flow/data-flow.table.ts'
import { processingActivities } from '../../processing/processing-activity/processing-activity.table.ts'
import type { RoleMissing } from '../../transfers/derive-gather.ts'
import type { Rule } from '../rule.ts'
import { isObserved, type RuleGround } from '../rule-ground.ts'
import { someOf } from '../rule-words.ts'
import { Severity } from '../severity.ts'
import { flowNames } from '../stands-on.ts'

export const rule: Rule = {
  code: 'ROLE_MISSING',
  severity: Severity.WARNING,
  looksFor:
    'An organization that sends or receives data in a transfer, and to which the activity gives no role for them. It counts as a third party.',
  legalReference: 'GDPR Art. 4(7), 4(8), 30(1)(d)',
  remedy: 'Give the organization a role in `roles` of the activity, for all its data or for the category.',
  *find(ground) {
    const byOrganization = new Map<string, RoleMissing[]>()
    const flowsOf = whoTransfers(ground)
    for (const missing of ground.derivation.rolesMissing)
      if (!isObserved(missing.activity) && flowsOf.has(nameOf(missing)))
        pushTo(byOrganization, `${missing.activity}\u0000${missing.organization}`, missing)

    for (const missing of byOrganization.values()) {
      const { activity, organization } = missing[0]!
      const categories = missing.map(({ dataCategory }) => ground.nameOf(dataCategories, dataCategory))
      yield {
        record: { type: 'ProcessingActivity', key: activity },
        message: `Which role ${ground.nameOf(organizations, organization)} has in ${ground.nameOf(processingActivities, activity)} for ${someOf(categories)} is not stated.`,
        records: [{ type: 'Organization', key: organization }],
        standsOn: missing.flatMap((each) => [...flowsOf.get(nameOf(each))!]),
      }
    }
  },
}

/** Who sends or receives which data in which activity, in transfers of the date, with the names of the flows. */
function whoTransfers({ transfers, survey, on }: RuleGround): Map<string, Set<string>> {
  const flowsOf = new Map<string, Set<string>>()
  for (const { exporter, importer, legs } of transfers) {
    for (const { flow, dataCategory, windows } of legs) {
      const activity = survey.find(dataFlows, flow)?.activity
      if (!activity || !holds(windows, on)) continue
      const [name] = flowNames(flow, [dataCategory])
      for (const organization of [exporter, importer])
        remember(flowsOf, nameOf({ activity, organization, dataCategory }), () => new Set<string>()).add(name!)
    }
  }
  return flowsOf
}

const nameOf = ({ activity, organization, dataCategory }: RoleMissing): string =>
  [activity, organization, dataCategory].join('\u0000')
