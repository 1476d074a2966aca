import { type CertificationRow, certifications } from '../../assurance/certification/certification.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { scopeCodes } from '../../law/decisions.ts'
import { areToSameStandard, editionCounts } from '../certification-counts.ts'
import type { Rule } from '../rule.ts'
import type { RuleGround } from '../rule-ground.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'CERTIFICATION_EXPIRED',
  severity: Severity.WARNING,
  looksFor:
    'A certification that has run out, unless another one of the same organization to the same standard has not.',
  legalReference: 'GDPR Art. 28(1), 32(1)',
  remedy: 'Ask whether it was renewed and record the new dates; else retire it.',
  *find(ground) {
    for (const row of ground.survey.rows(certifications)) {
      if (row.validTo === null || ground.on <= row.validTo || isRenewed(ground, row)) continue
      yield {
        record: { type: 'Certification', key: row.key },
        message: `${row.name} of ${ground.nameOf(organizations, row.organization)} was valid until ${row.validTo}. A renewal is not on record.`,
        records: [{ type: 'Organization', key: row.organization }],
        legalReference: provisionOn(ground, row),
      }
    }
  },
}

/** What an entry on a list, or in the scope of a decision, counts by; of another standard, the rule says it. */
function provisionOn({ law }: RuleGround, { standard }: CertificationRow): string | undefined {
  const named = standard.toLowerCase()
  return law.mechanisms.get(named)?.legalRef ?? (scopeCodes(law).has(named) ? 'GDPR Art. 45(3)' : undefined)
}

const isRenewed = ({ survey, law, on }: RuleGround, row: CertificationRow): boolean =>
  survey
    .where(certifications, 'organization', row.organization)
    .some(
      (other) =>
        (other.validTo === null || on <= other.validTo) &&
        areToSameStandard(law, row, other) &&
        editionCounts(law, other, on),
    )
