import { organizations } from '../../inventory/organization/organization.table.ts'
import { Role } from '../../inventory/role.ts'
import { roleAssignments } from '../../processing/processing-activity/processing-activity.table.ts'
import type { Rule } from '../rule.ts'
import { decides, type RuleGround } from '../rule-ground.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'PROCESSOR_WITHOUT_AGREEMENT',
  severity: Severity.ERROR,
  looksFor:
    'A processor or subprocessor in an activity for which no data processing agreement, or clauses of module 2 or 3, with the organization it acts for is in force.',
  legalReference: 'GDPR Art. 28(3), 28(4)',
  remedy:
    'Record the agreement (kind DPA or STANDARD_CLAUSES) with both as parties and its dates; where there is none, conclude one.',
  *find(ground) {
    for (const { key, name } of ground.activities) {
      for (const { principal, processor } of pairsIn(ground, key)) {
        const { inForce, words, records } = ground.contracts.processing(principal, processor)
        if (inForce) continue
        const [forWhom, who] = [principal, processor].map((each) => ground.nameOf(organizations, each))
        yield {
          record: { type: 'ProcessingActivity', key },
          message: `In ${name}, ${who} processes data for ${forWhom}; an agreement between them that is in force on ${ground.on} is not on record.${words}`,
          records: [{ type: 'Organization', key: processor }, { type: 'Organization', key: principal }, ...records],
        }
      }
    }
  },
}

/** Who processes for whom; where that is not stated, for those who decide. */
function pairsIn({ survey }: RuleGround, activity: string): { principal: string; processor: string }[] {
  const roles = survey.where(roleAssignments, 'activity', activity)
  const deciding = roles.filter(({ role }) => decides(role)).map(({ organization }) => organization)
  const pairs = new Map<string, { principal: string; processor: string }>()
  for (const { role, organization: processor, onBehalfOf } of roles) {
    if (role !== Role.PROCESSOR && role !== Role.SUBPROCESSOR) continue
    // Whom a subprocessor acts for, if not stated, is some processor: which one is not known.
    const principals = onBehalfOf !== null ? [onBehalfOf] : role === Role.PROCESSOR ? deciding : []
    for (const principal of principals)
      if (principal !== processor) pairs.set(`${processor}\u0000${principal}`, { principal, processor })
  }
  return [...pairs.values()]
}
