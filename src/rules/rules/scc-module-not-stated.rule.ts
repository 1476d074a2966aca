import { Confidence } from '../../platform/tables.ts'
import { safeguards } from '../../transfers/safeguard/safeguard.table.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'SCC_MODULE_NOT_STATED',
  severity: Severity.WARNING,
  looksFor:
    'A safeguard, its own time not over, that names a module of the standard contractual clauses which is inferred, not stated by its source.',
  legalReference: 'Decision (EU) 2021/914, Art. 1 and Clause 2',
  remedy: 'See in the contract which module was signed, and record it with its source and confidence STATED.',
  *find({ survey, law, on }) {
    for (const { key, name, mechanism, confidence, validTo } of survey.rows(safeguards)) {
      const { module } = law.mechanisms.get(mechanism)!
      if (module === undefined || confidence !== Confidence.INFERRED || (validTo !== null && validTo < on)) continue
      yield {
        record: { type: 'Safeguard', key },
        message: `${name}: which module of the standard contractual clauses was agreed is not stated. Module ${module} is inferred.`,
        records: [{ type: 'TransferMechanism', key: mechanism }],
      }
    }
  },
}
