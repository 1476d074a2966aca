import { eeaEftaStates } from '../../law/decisions.ts'
import { StatusCode } from '../../law/status.ts'
import { countryName } from '../../law/words.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'ADEQUACY_NOT_IN_EEA_AGREEMENT',
  severity: Severity.INFO,
  looksFor:
    'A transfer from Iceland, Liechtenstein or Norway that rests on an adequacy decision which is not in the EEA Agreement yet.',
  legalReference: 'GDPR Art. 45(1a), added by EEA Joint Committee Decision 154/2018',
  remedy: 'See that the State has not decided otherwise, and watch the incorporation; the decision applies meanwhile.',
  *find({ transfers, law, on }) {
    for (const { key, name, fromCountry, toCountry, regime, status } of transfers) {
      if (status.code !== StatusCode.ADEQUATE || !eeaEftaStates.includes(fromCountry)) continue
      const { adequacyField } = law.regimes.get(regime)!
      const eea = adequacyField && law.countries.get(toCountry)?.[adequacyField].eeaEfta
      if (!eea || (eea.incorporatedOn !== null && eea.incorporatedOn <= on)) continue
      yield {
        record: { type: 'Transfer', key },
        message: `${name}: the decision on ${countryName(law, toCountry)} is not in the EEA Agreement on ${on} (${eea.incorporationStatus}). It applies in ${countryName(law, fromCountry)} all the same: ${eea.basis}.`,
        records: [{ type: 'TransferMechanism', key: status.mechanism! }],
      }
    }
  },
}
