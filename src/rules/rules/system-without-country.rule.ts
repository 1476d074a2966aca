import { organizations } from '../../inventory/organization/organization.table.ts'
import { systemCountries, systems } from '../../inventory/system/system.table.ts'
import { countryName } from '../../law/words.ts'
import type { Rule } from '../rule.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'SYSTEM_WITHOUT_COUNTRY',
  severity: Severity.WARNING,
  looksFor: 'A system of which it is not stated in which countries it stores and processes.',
  legalReference: 'GDPR Art. 30(1)(e), 44',
  remedy: 'State the `countries` of the system; until then the country of its operator stands in.',
  *find({ survey, law }) {
    for (const { key, name, operator } of survey.rows(systems)) {
      if (survey.where(systemCountries, 'system', key).length > 0) continue
      const operating = survey.find(organizations, operator)
      const instead = operating?.country
        ? ` The country of its operator ${operating.name}, ${countryName(law, operating.country)}, stands in.`
        : ''
      yield {
        record: { type: 'System', key },
        message: `In which countries ${name} stores and processes is not stated.${instead}`,
      }
    }
  },
}
