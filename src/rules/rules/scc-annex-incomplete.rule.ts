import { annexGaps } from '../annex-gaps.ts'
import type { Rule } from '../rule.ts'
import { someOf } from '../rule-words.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'SCC_ANNEX_INCOMPLETE',
  severity: Severity.INFO,
  looksFor:
    'A transfer under standard contractual clauses whose annexes I.B, II and III cannot be filled from the inventory: purposes, data subjects, retention, measures, countries of subprocessors.',
  legalReference: 'Decision (EU) 2021/914, Annexes I to III',
  remedy: 'State these in the activities, and the countries on the subprocessors.',
  *find(ground) {
    const gapsOf = annexGaps(ground)
    for (const transfer of ground.transfers) {
      const annexes = ground.law.mechanisms.get(transfer.status.mechanism ?? '')?.annexes
      const gaps = annexes ? gapsOf(transfer, annexes) : []
      if (gaps.length === 0) continue
      const found = gaps.map(({ annex, what }) => `${what} (Annex ${annex})`)
      yield {
        record: { type: 'Transfer', key: transfer.key },
        message: `${transfer.name}: for the annexes of its clauses it is not stated: ${someOf(found)}.`,
        records: [{ type: 'TransferMechanism', key: transfer.status.mechanism! }],
      }
    }
  },
}
