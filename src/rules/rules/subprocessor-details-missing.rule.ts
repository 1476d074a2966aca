import { OrganizationKind, organizations } from '../../inventory/organization/organization.table.ts'
import { Role } from '../../inventory/role.ts'
import { listed } from '../../law/words.ts'
import { roleAssignments } from '../../processing/processing-activity/processing-activity.table.ts'
import {
  isOut,
  subprocessorCountries,
  subprocessorDataCategories,
  subprocessors,
} from '../../subprocessors/subprocessor/subprocessor.table.ts'
import type { Found, Rule } from '../rule.ts'
import type { RuleGround } from '../rule-ground.ts'
import { Severity } from '../severity.ts'

export const rule: Rule = {
  code: 'SUBPROCESSOR_DETAILS_MISSING',
  severity: Severity.WARNING,
  looksFor:
    'A subprocessor whose countries or data are not stated, and an entity of ours that processes for others and for which no subprocessor is named.',
  legalReference: 'GDPR Art. 28(2), 28(4); EDPB Opinion 22/2024',
  remedy:
    'Name every subprocessor with its service, countries and data. Where an entity uses none, waive the finding and say so.',
  *find(ground) {
    yield* withoutDetails(ground)
    yield* withoutSubprocessors(ground)
  },
}

function* withoutDetails({ survey }: RuleGround): Generator<Found> {
  for (const { key, name, status } of survey.rows(subprocessors)) {
    if (isOut(status)) continue
    const missing = [
      ...(survey.where(subprocessorCountries, 'subprocessor', key).length > 0
        ? []
        : ['in which countries it processes']),
      ...(survey.where(subprocessorDataCategories, 'subprocessor', key).length > 0 ? [] : ['which data it receives']),
    ]
    if (missing.length === 0) continue
    yield {
      record: { type: 'Subprocessor', key },
      message: `${name}: ${listed(missing)} is not stated.`,
    }
  }
}

function* withoutSubprocessors({ survey, activities }: RuleGround): Generator<Found> {
  const carriedOut = new Set(activities.map(({ key }) => key))
  const processors = new Set(
    survey
      .where(roleAssignments, 'role', Role.PROCESSOR)
      .filter(({ activity }) => carriedOut.has(activity))
      .map(({ organization }) => organization),
  )
  for (const { key, name, kind } of survey.rows(organizations)) {
    if (kind !== OrganizationKind.OWN_ENTITY || !processors.has(key)) continue
    if (survey.where(subprocessors, 'engagedBy', key).some(({ status }) => !isOut(status))) continue
    yield {
      record: { type: 'Organization', key },
      message: `${name} processes data for others. Which subprocessors it engages, or that it engages none, is not stated.`,
    }
  }
}
