import type { CertificationRow } from '../assurance/certification/certification.table.ts'
import { readStandard } from '../law/certification-standard.ts'
import type { Law } from '../law/law.ts'
import type { IsoDate } from '../law/windows.ts'

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
