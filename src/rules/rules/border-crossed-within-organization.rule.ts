import { organizations } from '../../inventory/organization/organization.table.ts'
import { holds } from '../../law/windows.ts'
import { countryName } from '../../law/words.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'BORDER_CROSSED_WITHIN_ORGANIZATION',
  severity: Severity.INFO,
  looksFor:
    'A flow over the border of a regime inside one organization: no transfer, but the duties of security remain.',
  legalReference: 'EDPB Guidelines 05/2021; GDPR Art. 24, 32',
  remedy: 'See that the measures of the activity suit the country where the data is used.',
  *find(ground) {
    const { derivation, law, on } = ground
    for (const { flow, organization, fromCountry, toCountry, regime, windows } of derivation.withinOrganization) {
      if (!holds(windows, on)) continue
      const [from, to] = [fromCountry, toCountry].map((each) => countryName(law, each))
      yield {
        record: { type: 'DataFlow', key: flow },
        message: `Flow ${flow} goes from ${from} to ${to} over the border of ${law.regimes.get(regime)!.name} inside ${ground.nameOf(organizations, organization)}: it is no transfer.`,
        records: [{ type: 'Organization', key: organization }],
      }
    }
  },
}
