import { certifications } from '../../assurance/certification/certification.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { knowsStandard } from '../../law/certification-standard.ts'
import { scopeCodes } from '../../law/decisions.ts'
import type { Law } from '../../law/law.ts'
import { suggest } from '../../platform/suggest.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'CERTIFICATION_STANDARD_DOUBTFUL',
  severity: Severity.WARNING,
  looksFor:
    'A certification, its own time not over, whose standard is nearly the name of a list of certified importers or the code of a scope, and is neither: it covers no transfer.',
  legalReference: 'GDPR Art. 45(3), 46(2)(e), 46(2)(f)',
  remedy: 'Where that is what was meant, record it as the standard in just these letters; else waive the finding.',
  *find(ground) {
    const { survey, law, on } = ground
    const codes = codesByName(law)
    for (const { key, name, organization, standard, validTo } of survey.rows(certifications)) {
      if ((validTo !== null && validTo < on) || knowsStandard(law, standard)) continue
      const near = suggest(standard, codes.keys())
      const code = near && codes.get(near)!
      if (!code || code === standard.toLowerCase()) continue
      const list = law.mechanisms.get(code)
      yield {
        record: { type: 'Certification', key },
        message: `${name} of ${ground.nameOf(organizations, organization)} is to ${standard}, which is the name of no list or scope; did you mean ${list ? code : code.toUpperCase()}?`,
        records: [
          { type: 'Organization', key: organization },
          ...(list ? [{ type: 'TransferMechanism', key: code }] : []),
        ],
        legalReference: list?.legalRef,
      }
    }
  },
}

/** What certifications to lists and scopes are recorded as, by code and by the name of the list. */
const codesByName = (law: Law): Map<string, string> => {
  const lists = [...law.mechanisms].filter(([, { certification }]) => certification.standard !== null)
  return new Map([
    ...[...scopeCodes(law)].map((code) => [code, code] as const),
    ...lists.flatMap(([key, { name }]) => [key, name.toLowerCase()].map((written) => [written, key] as const)),
  ])
}
