import type { Mismatch } from '../../law/route.ts'
import { mismatchesOf } from '../../law/safeguard-routes.ts'
import { windowHolds } from '../../law/windows.ts'
import { listed, pairWords } from '../../law/words.ts'
import { Confidence } from '../../platform/tables.ts'
import { safeguards } from '../../transfers/safeguard/safeguard.table.ts'
import type { Rule } from '../rule.ts'
import { someOf } from '../rule-words.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'SAFEGUARD_FITS_NO_TRANSFER',
  severity: Severity.WARNING,
  looksFor:
    'A safeguard in force whose mechanism fits none of the transfers between its ends: a module for another pair of roles, a tool of another regime, a list that does not reach the country.',
  legalReference: 'GDPR Art. 44, 46',
  remedy:
    'Record the mechanism that fits the regime, the country and the roles that both have, or correct the roles in the activities.',
  *find(ground) {
    const { survey, law, on } = ground
    for (const { key, name, exporter, importer, mechanism, confidence, validFrom, validTo } of survey.rows(
      safeguards,
    )) {
      if (!windowHolds({ from: validFrom, to: validTo }, on)) continue
      const named = law.mechanisms.get(mechanism)!
      // Of a module that is our reading, SCC_MODULE_NOT_STATED says what there is to say.
      if (named.module !== undefined && confidence === Confidence.INFERRED) continue
      // What claims an adequacy decision is no arrangement: the status of the transfer speaks of it.
      if (named.category.startsWith('adequacy')) continue
      const transfers = ground.transfersBetween({ exporter, importer })
      if (transfers.length === 0 || transfers.some((each) => mismatchesOf(law, named, each).length === 0)) continue
      const found = transfers.map((each) => {
        const not = listed(mismatchesOf(law, named, each).map((mismatch) => mismatchWords[mismatch]))
        return `${each.name}, ${pairWords(each.pair)} (not made for this ${not})`
      })
      yield {
        record: { type: 'Safeguard', key },
        message: `${name} rests on ${named.name}, for ${listed(named.rolePairs.map(pairWords))}; it fits none of the transfers between its ends: ${someOf(found)}.`,
        records: [
          { type: 'TransferMechanism', key: mechanism },
          ...transfers.slice(0, 10).map((each) => ({ type: 'Transfer', key: each.key })),
        ],
        legalReference: named.legalRef,
      }
    }
  },
}

const mismatchWords: Record<Mismatch, string> = { regime: 'regime', destination: 'country', pair: 'pair of roles' }
