import { certifications } from '../../assurance/certification/certification.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { type Decision, decisionsOn, windowsFrom } from '../../law/decisions.ts'
import { groupBy } from '../../law/group-by.ts'
import { holds } from '../../law/windows.ts'
import { listed } from '../../law/words.ts'
import type { Rule } from '../rule.ts'
import type { RuleGround, TransferOnDate } from '../rule-ground.ts'
import { someOf } from '../rule-words.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'DPF_STATUS_UNKNOWN',
  severity: Severity.WARNING,
  looksFor:
    'An importer in a country of which an adequacy decision covers certified importers only (the Data Privacy Framework for the United States), of which no certification to such a list is on record, lapsed or not, while nothing covers a transfer to it. One finding for an organization.',
  legalReference: 'GDPR Art. 45; Commission Implementing Decision (EU) 2023/1795',
  remedy:
    'Look the importer up on the list. Where it is there, record its entry with dates as a certification, with the key of the mechanism as its standard; else put another mechanism in place.',
  *find(ground) {
    const uncovered = ground.transfers.filter(({ status }) => !status.covered)
    for (const [importer, transfers] of groupBy(uncovered, (transfer) => transfer.importer)) {
      if (isOnSomeList(ground, importer)) continue
      const open = transfers.map((transfer) => ({ transfer, lists: listsInForce(ground, transfer) }))
      const asked = open.filter(({ lists }) => lists.length > 0)
      if (asked.length === 0) continue
      const mechanisms = [...new Set(asked.flatMap(({ lists }) => lists.map(({ mechanism }) => mechanism)))].sort()
      const names = mechanisms.map((key) => ground.law.mechanisms.get(key)!.name)
      yield {
        record: { type: 'Organization', key: importer },
        message: `Whether ${ground.nameOf(organizations, importer)} is certified to ${listed(names)} is not stated. If it is, that may cover ${someOf(asked.map(({ transfer }) => transfer.name))}.`,
        records: [
          ...mechanisms.map((key) => ({ type: 'TransferMechanism', key })),
          ...asked.slice(0, 10).map(({ transfer }) => ({ type: 'Transfer', key: transfer.key })),
        ],
        legalReference: mechanisms.map((key) => ground.law.mechanisms.get(key)!.legalRef).join('; '),
      }
    }
  },
}

const listsInForce = ({ law, on }: RuleGround, { regime, fromCountry, toCountry }: TransferOnDate): Decision[] =>
  decisionsOn(law, regime, toCountry).filter(
    (decision) => decision.reach === 'certified' && holds(windowsFrom(decision, fromCountry), on),
  )

/** Whether an entry on a list that has not ended is on record; what it is worth on the date, the status says. */
const isOnSomeList = ({ survey, law, on }: RuleGround, organization: string): boolean =>
  survey.where(certifications, 'organization', organization).some(({ standard }) => {
    const list = law.mechanisms.get(standard.toLowerCase())
    return list?.category === 'adequacy-certified' && (list.validTo === null || on <= list.validTo)
  })
