import { type CertificationRow, certifications } from '../assurance/certification/certification.table.ts'
import { readStandard } from '../law/certification-standard.ts'
import type { Law } from '../law/law.ts'
import { type IsoDate, windowHolds } from '../law/windows.ts'
import type { RuleGround } from './rule-ground.ts'

/** Whether two certifications are to the same standard, whatever the edition and however it is written. */
export function areToSameStandard(law: Law, one: CertificationRow, other: CertificationRow): boolean {
  const [a, b] = [readStandard(law, one), readStandard(law, other)]
  if (a && b) return a.standard === b.standard
  return one.standard.toLowerCase() === other.standard.toLowerCase()
}

/** Whether certificates to the edition that is stated, if one is, count on a date. */
export function editionCounts(law: Law, certification: CertificationRow, on: IsoDate): boolean {
  const validTo = readStandard(law, certification)?.edition?.validTo ?? null
  return validTo === null || on <= validTo
}

/** Whether certificates to its edition no longer count, and the organization has one to a later edition. */
export const isHistory = ({ survey, law, on }: RuleGround, certification: CertificationRow): boolean =>
  !editionCounts(law, certification, on) &&
  survey
    .where(certifications, 'organization', certification.organization)
    .some(
      (other) =>
        areToSameStandard(law, certification, other) &&
        readStandard(law, other)?.edition != null &&
        editionCounts(law, other, on) &&
        windowHolds({ from: other.validFrom, to: other.validTo }, on),
    )
