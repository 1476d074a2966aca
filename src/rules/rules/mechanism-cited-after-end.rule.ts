import { certifications } from '../../assurance/certification/certification.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
import type { Law } from '../../law/law.ts'
import { contractWindows } from '../../law/mechanism-windows.ts'
import { holds, type IsoDate, windowHolds } from '../../law/windows.ts'
import { outOfTime } from '../../law/words.ts'
import { safeguards } from '../../transfers/safeguard/safeguard.table.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'MECHANISM_CITED_AFTER_END',
  severity: Severity.WARNING,
  looksFor:
    'A safeguard or a certification, its own time not over, that names a mechanism which has ended, such as the Privacy Shield. Old clauses count until the end of their sunset where they were agreed in time.',
  legalReference: 'GDPR Art. 44',
  remedy: 'Record what has taken its place, and give this record its last day; it covers nothing any more.',
  *find(ground) {
    const { survey, law, on } = ground
    for (const { key, name, mechanism, validFrom, validTo } of survey.rows(safeguards)) {
      const ended = windowHolds({ from: validFrom, to: validTo }, on) && endOf(law, mechanism, validFrom, on)
      if (!ended) continue
      yield {
        record: { type: 'Safeguard', key },
        message: `${name} names ${ended}.`,
        records: [{ type: 'TransferMechanism', key: mechanism }],
        legalReference: law.mechanisms.get(mechanism)!.legalRef,
      }
    }
    for (const { key, name, organization, standard, validFrom, validTo } of survey.rows(certifications)) {
      const mechanism = standard.toLowerCase()
      const ended =
        law.mechanisms.has(mechanism) &&
        windowHolds({ from: validFrom, to: validTo }, on) &&
        endOf(law, mechanism, validFrom, on)
      if (!ended) continue
      yield {
        record: { type: 'Certification', key },
        message: `${name} of ${ground.nameOf(organizations, organization)} names ${ended}. Kept as a commitment, it is no basis for transfers.`,
        records: [
          { type: 'TransferMechanism', key: mechanism },
          { type: 'Organization', key: organization },
        ],
        legalReference: law.mechanisms.get(mechanism)!.legalRef,
      }
    }
  },
}

/** That the mechanism has ended, in words; null: it has not, for some pair of roles. */
function endOf(law: Law, key: string, began: IsoDate | null, on: IsoDate): string | null {
  const { name, rolePairs, endReason } = law.mechanisms.get(key)!
  const windows = rolePairs.map((pair) => contractWindows(law, key, pair, began))
  if (windows.some((each) => holds(each, on))) return null
  const past = windows.find((each) => each.some(({ to }) => to !== null && to < on))
  return past ? `${name}, which ${outOfTime(past, on, endReason)}` : null
}
