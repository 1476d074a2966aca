import { certifications } from '../../assurance/certification/certification.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { readStandard } from '../../law/certification-standard.ts'
import { isHistory } from '../certification-counts.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'CERTIFICATION_EDITION_WITHDRAWN',
  severity: Severity.WARNING,
  looksFor:
    'A certification, its own time not over, to an edition of a standard to which certificates no longer count, unless the organization has one to a later edition.',
  legalReference: 'GDPR Art. 32(1), 28(1)',
  remedy: 'Ask for the certificate to the present edition, with number, scope, body and dates, and record it.',
  *find(ground) {
    const { survey, law, on } = ground
    for (const row of survey.rows(certifications)) {
      const read = readStandard(law, row)
      if (!read?.edition || (row.validTo !== null && row.validTo < on)) continue
      const { standard, edition, slip } = read
      if (edition.validTo === null || on <= edition.validTo || isHistory(ground, row)) continue
      const written = slip ? ` The edition is written ${slip}, read here as ${edition.edition}.` : ''
      yield {
        record: { type: 'Certification', key: row.key },
        message: `${row.name}: certificates to ${standard.name}:${edition.edition} counted until ${edition.validTo}; ${edition.endReason}. A certificate of ${ground.nameOf(organizations, row.organization)} to a later edition that is valid on ${on} is not on record.${written}`,
        records: [{ type: 'Organization', key: row.organization }],
      }
    }
  },
}
