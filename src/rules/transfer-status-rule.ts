import type { StatusCode } from '../law/status.ts'
import type { Rule } from './rule.ts'
import type { Severity } from './severity.ts'

/** The rule that a transfer must not have a status which does not cover it; the status says why. */
export function transferStatusRule(
  code: StatusCode,
  words: { severity: Severity; looksFor: string; says: string; remedy: string },
): Rule {
  const { severity, looksFor, says, remedy } = words
  return {
    code: `TRANSFER_${code}`,
    severity,
    looksFor,
    legalReference: 'GDPR Art. 44',
    remedy,
    *find({ transfers }) {
      for (const { key, name, status } of transfers) {
        if (status.code !== code) continue
        yield {
          record: { type: 'Transfer', key },
          message: `${name}: ${says}`,
          reasons: status.reasons,
          legalReference: status.reasons[0]?.legalReference,
        }
      }
    },
  }
}
