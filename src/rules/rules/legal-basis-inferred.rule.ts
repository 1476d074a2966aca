import { Confidence } from '../../platform/tables.ts'
import { activityLegalBases } from '../../processing/processing-activity/processing-activity.table.ts'
import type { Rule } from '../rule.ts'
import { someOf } from '../rule-words.ts'
import { Severity } from '../severity.ts'
import { namesOf } from '../stands-on.ts'

export const rule: Rule = {
  code: 'LEGAL_BASIS_INFERRED',
  severity: Severity.INFO,
  looksFor:
    'A processing activity with a legal basis that is inferred and not stated by its source, or one that is inferred as a whole.',
  legalReference: 'GDPR Art. 5(2), 13(1)(c)',
  remedy:
    'Ask who answers for the activity, and record the basis, and the activity where it is inferred as a whole, with its source and confidence STATED.',
  *find({ declaredActivities, survey, law }) {
    for (const { key, name, confidence } of declaredActivities) {
      const asAWhole = confidence === Confidence.INFERRED
      const inferred = survey
        .where(activityLegalBases, 'activity', key)
        .filter((row) => asAWhole || row.confidence === Confidence.INFERRED)
      if (inferred.length === 0) continue
      const bases = [...new Set(inferred.flatMap(({ basis, condition }) => (condition ? [basis, condition] : [basis])))]
      const names = bases.map((basis) => {
        const { name: title, legalRef } = law.legalBases.get(basis)!
        return `${title} (${legalRef})`
      })
      yield {
        record: { type: 'ProcessingActivity', key },
        message: asAWhole
          ? `${name} is inferred as a whole, and with it its legal basis: ${someOf(names)}.`
          : `The legal basis of ${name} is inferred, not stated: ${someOf(names)}.`,
        records: bases.map((basis) => ({ type: 'LegalBasis', key: basis })),
        standsOn: namesOf(activityLegalBases, inferred),
      }
    }
  },
}
