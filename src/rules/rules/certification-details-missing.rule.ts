import { type CertificationRow, certifications } from '../../assurance/certification/certification.table.ts'
import { readStandard } from '../../law/certification-standard.ts'
import { scopeCodes } from '../../law/decisions.ts'
import { listed } from '../../law/words.ts'
import { isHistory } from '../certification-counts.ts'
import type { Rule } from '../rule.ts'
import type { RuleGround } from '../rule-ground.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'CERTIFICATION_DETAILS_MISSING',
  severity: Severity.INFO,
  looksFor:
    'A certification, its own time not over, without what makes it checkable: edition, number, body, scope and dates of a certificate; type, auditor, scope and period of an attestation; dates of an entry on a list.',
  legalReference: 'GDPR Art. 28(1), 28(3)(h), 5(2)',
  remedy: 'Ask for the certificate or report, and record what it says.',
  *find(ground) {
    for (const row of ground.survey.rows(certifications)) {
      if ((row.validTo !== null && row.validTo < ground.on) || isHistory(ground, row)) continue
      const missing = asked(ground, row)
        .filter(({ said }) => !said)
        .map(({ what }) => what)
      if (missing.length === 0) continue
      yield {
        record: { type: 'Certification', key: row.key },
        message: `${row.name}: ${listed(missing)} ${missing.length > 1 ? 'are' : 'is'} not stated.`,
        legalReference: ground.law.mechanisms.get(row.standard.toLowerCase())?.legalRef,
      }
    }
  },
}

interface Detail {
  what: string
  said: unknown
}

function asked({ law, on }: RuleGround, row: CertificationRow): Detail[] {
  const dates = [
    { what: 'first day', said: row.validFrom },
    { what: 'last day', said: row.validTo },
  ]
  const named = row.standard.toLowerCase()
  // An entry on a list of certified importers has no number; a scope code, such as CA_PIPEDA, is a fact about the importer.
  const list = law.mechanisms.get(named)
  if (list) return list.validTo !== null && list.validTo < on ? [] : dates
  if (scopeCodes(law).has(named)) return []
  const read = readStandard(law, row)
  const scope = { what: 'scope', said: row.scope }
  if (read?.standard.scheme === 'attestation') {
    const types = read.standard.types.map(({ type }) => type).join(' or ')
    return [
      { what: `type (${types})`, said: read.type },
      { what: 'auditor', said: row.body },
      scope,
      { what: 'period', said: row.validFrom && row.validTo },
    ]
  }
  const editions = read && read.standard.editions.length > 0
  return [
    ...(editions ? [{ what: 'edition', said: read.edition ?? row.edition }] : []),
    { what: 'number', said: row.number },
    { what: 'body', said: row.body },
    scope,
    ...dates,
  ]
}
