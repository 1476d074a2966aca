import { organizations } from '../../inventory/organization/organization.table.ts'
import {
  isOut,
  type SubprocessorRow,
  subprocessorCountries,
  subprocessors,
} from '../../subprocessors/subprocessor/subprocessor.table.ts'
import type { Rule } from '../rule.ts'
import type { RuleGround } from '../rule-ground.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'CHAIN_LOCATION_UNKNOWN',
  severity: Severity.WARNING,
  looksFor:
    'A link of a processing chain of which no country is known: neither the subprocessor nor its organization names one.',
  legalReference: 'GDPR Art. 28(2), 44; EDPB Opinion 22/2024',
  remedy: 'Ask where it processes, and state the `countries` of the subprocessor.',
  *find(ground) {
    const { survey } = ground
    for (const subprocessor of survey.rows(subprocessors)) {
      const { key, name, organization, status } = subprocessor
      if (isOut(status)) continue
      if (survey.where(subprocessorCountries, 'subprocessor', key).length > 0) continue
      if (survey.find(organizations, organization)?.country) continue
      yield {
        record: { type: 'Subprocessor', key },
        message: `Where ${name} processes is not known: neither it nor ${ground.nameOf(organizations, organization)} names a country. The chain: ${chainTo(ground, subprocessor).join(' → ')}.`,
        records: [{ type: 'Organization', key: organization }],
      }
    }
  },
}

/** The names of the organizations from the first that engages to the subprocessor's own. */
function chainTo(ground: RuleGround, { organization, engagedBy }: SubprocessorRow): string[] {
  const chain = new Set([organization])
  for (let at: string | undefined = engagedBy; at !== undefined && !chain.has(at); ) {
    chain.add(at)
    const engaging = ground.survey.where(subprocessors, 'organization', at).filter(({ status }) => !isOut(status))
    const principals: string[] = [...new Set(engaging.map((each) => each.engagedBy))]
    // Where several engage it, which of them the chain goes through is not known.
    at = principals.length === 1 ? principals[0] : undefined
  }
  return [...chain].reverse().map((each) => ground.nameOf(organizations, each))
}
