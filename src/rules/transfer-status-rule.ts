import { organizations } from '../inventory/organization/organization.table.ts'
import type { StatusCode } from '../law/status.ts'
import { listed } from '../law/words.ts'
import type { Rule } from './rule.ts'
import type { RuleGround, TransferOnDate } from './rule-ground.ts'
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
    *find(ground) {
      for (const transfer of ground.transfers) {
        const { key, name, status } = transfer
        if (status.code !== code) continue
        yield {
          record: { type: 'Transfer', key },
          message: `${name}: ${says}${whatIsTaken(ground, transfer)}`,
          reasons: status.reasons,
          legalReference: status.reasons[0]?.legalReference,
        }
      }
    },
  }
}

/** What the status takes for granted of the safeguard that it turns on, and of the roles, and no source states. */
function whatIsTaken(ground: RuleGround, { status, facts }: TransferOnDate): string {
  const named = status.reasons[0]!.records.filter(({ type }) => type === 'Safeguard').map(({ key }) => key)
  if (named.length === 0) return ''
  const inferred = facts.safeguards.filter(({ key, confidence }) => confidence === 'INFERRED' && named.includes(key))
  const isModule = (mechanism: string) => ground.law.mechanisms.get(mechanism)!.module !== undefined
  const taken = [
    ...facts.transfer.rolesNotStated.map((organization) => `the role of ${ground.nameOf(organizations, organization)}`),
    ...inferred.map(({ key, mechanism }) => `${isModule(mechanism) ? 'the module of ' : ''}safeguard ${key}`),
  ]
  return taken.length ? ` No source states ${listed(taken)}: what is said here takes it for granted.` : ''
}
