import { organizations } from '../../inventory/organization/organization.table.ts'
import { safeguards } from '../../transfers/safeguard/safeguard.table.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'SAFEGUARD_WITHOUT_TRANSFER',
  severity: Severity.INFO,
  looksFor:
    'A safeguard, its own time not over, between organizations between which no transfer exists, on the date or later.',
  legalReference: null,
  remedy: 'See that exporter and importer are those of the flows; or describe the flows, or retire the safeguard.',
  *find(ground) {
    for (const { key, name, exporter, importer, validTo } of ground.survey.rows(safeguards)) {
      if (validTo !== null && validTo < ground.on) continue
      if (ground.transfersBetween({ exporter, importer }).length > 0) continue
      const [from, to] = [exporter, importer].map((each) => ground.nameOf(organizations, each))
      const reverse = ground.transfersBetween({ exporter: importer, importer: exporter }).length > 0
      yield {
        record: { type: 'Safeguard', key },
        message: `${name} is for transfers from ${from} to ${to}; by the flows on record there is none.${reverse ? ' The other way round there is.' : ''}`,
      }
    }
  },
}
