import type { Law } from '../../law/law.ts'
import type { Mechanism, RolePair } from '../../law/mechanism.ts'
import { contractWindows, fitsPair, mechanismOf } from '../../law/mechanism-windows.ts'
import { mismatchesOf } from '../../law/safeguard-routes.ts'
import { holds, windowHolds } from '../../law/windows.ts'
import { safeguards } from '../../transfers/safeguard/safeguard.table.ts'
import { annexGaps } from '../annex-gaps.ts'
import type { Rule } from '../rule.ts'
import type { RuleGround, TransferOnDate } from '../rule-ground.ts'
import { someOf } from '../rule-words.ts'
import { Severity } from '../severity.ts'

const legalReference = 'Decision (EU) 2021/914, Annexes I to III'

export const rule: Rule = {
  code: 'SCC_ANNEX_INCOMPLETE',
  severity: Severity.INFO,
  looksFor:
    'A transfer with standard contractual clauses in force that fit it, whether or not they cover it, whose Annexes I.B, II and III cannot be filled from the inventory: purposes, data subjects, retention, measures, countries of subprocessors. What the inventory has no fields for is not looked at: address, contact and signature of the parties (I.A), frequency and nature (I.B), the supervisory authority (I.C), kind of authorisation and contact of subprocessors (III).',
  legalReference,
  remedy:
    'State these in the activities, and the countries on the subprocessors. What the inventory has no fields for, Annexes I.A and I.C above all, is to be seen in the contract.',
  *find(ground) {
    const gapsOf = annexGaps(ground)
    for (const transfer of ground.transfers) {
      for (const { safeguard, mechanism, annexes } of clausesOf(ground, transfer)) {
        const gaps = gapsOf(transfer, annexes)
        if (gaps.length === 0) continue
        const found = gaps.map(({ annex, what }) => `${what} (Annex ${annex})`)
        yield {
          record: { type: 'Transfer', key: transfer.key },
          message: `${transfer.name}: for the annexes of ${ground.nameOf(safeguards, safeguard)} it is not stated: ${someOf(found)}.`,
          records: [
            { type: 'Safeguard', key: safeguard },
            { type: 'TransferMechanism', key: mechanism },
          ],
          legalReference,
        }
      }
    }
  },
}

/** The clauses that were signed for a transfer and are in force: an assessment that is awaited makes no difference. */
function clausesOf({ law, on }: RuleGround, { facts, ...transfer }: TransferOnDate) {
  return facts.safeguards.flatMap(({ key, mechanism, validFrom, validTo }) => {
    const named = mechanismOf(law, mechanism)
    const annexes = annexesOf(law, named, transfer.pair)
    const isInForce =
      windowHolds({ from: validFrom, to: validTo }, on) &&
      holds(contractWindows(law, mechanism, transfer.pair, validFrom), on)
    return annexes && isInForce && mismatchesOf(law, named, transfer).length === 0
      ? [{ safeguard: key, mechanism, annexes }]
      : []
  })
}

/** A UK Addendum and a Swiss adaptation have the annexes of the EU's clauses inside. */
function annexesOf(law: Law, { annexes, requiresOneOf = [] }: Mechanism, pair: RolePair): Mechanism['annexes'] {
  const inside = requiresOneOf.map((each) => mechanismOf(law, each)).find((each) => fitsPair(each, pair))
  return annexes ?? inside?.annexes
}
