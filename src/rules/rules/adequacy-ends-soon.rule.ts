import { decisionsOn, windowsFrom } from '../../law/decisions.ts'
import { verdictOf } from '../../law/status.ts'
import { addDays, dayAfter, type IsoDate, windowHolds } from '../../law/windows.ts'
import { countryName } from '../../law/words.ts'
import type { Rule } from '../rule.ts'
import type { RuleGround, TransferOnDate } from '../rule-ground.ts'
import { Severity } from '../severity.ts'

/** Time enough to negotiate clauses, and to assess a country, for every recipient there. */
const soon = 365

export const rule: Rule = {
  code: 'ADEQUACY_ENDS_SOON',
  severity: Severity.WARNING,
  looksFor: `A transfer that rests on an adequacy decision which is known to end within ${soon} days.`,
  legalReference: 'GDPR Art. 45(3), 45(5)',
  remedy: 'Have another mechanism ready for the day after, unless the decision is renewed.',
  *find(ground) {
    const { transfers, law, on } = ground
    for (const transfer of transfers) {
      const end = endOfDecision(ground, transfer)
      if (end === null || end > addDays(on, soon)) continue
      const { covered, mechanism } = verdictOf(law, transfer.facts, dayAfter(end))
      const then = covered
        ? mechanism
          ? `it would rest on ${law.mechanisms.get(mechanism)!.name}`
          : 'it would need none'
        : 'nothing on record would cover it'
      const rests = transfer.status.mechanism!
      yield {
        record: { type: 'Transfer', key: transfer.key },
        message: `${transfer.name} rests on a decision on ${countryName(law, transfer.toCountry)} that ends on ${end}; after that, ${then}.`,
        records: [{ type: 'TransferMechanism', key: rests }],
        legalReference: law.mechanisms.get(rests)!.legalRef,
      }
    }
  },
}

/** The last day, if it is known, of the decision that a transfer rests on. */
function endOfDecision(
  { law, on }: RuleGround,
  { regime, fromCountry, toCountry, status }: TransferOnDate,
): IsoDate | null {
  const decision = decisionsOn(law, regime, toCountry).find(({ mechanism }) => mechanism === status.mechanism)
  return (decision && windowsFrom(decision, fromCountry).find((window) => windowHolds(window, on))?.to) ?? null
}
