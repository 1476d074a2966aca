import { defineRecord, namedPart, setPart } from '../../record/record-spec.ts'
import { choice, country, day, ref, text } from '../../record/scalars.ts'
import { described, group, list, optional, required, typed } from '../../record/shape.ts'
import {
  ApprovalDecision,
  approvals,
  SubprocessorStatus,
  subprocessorActivities,
  subprocessorCountries,
  subprocessorDataCategories,
  subprocessors,
} from './subprocessor.table.ts'

export const approval = typed(
  'Approval',
  group({
    team: required(text(200)),
    decision: required(choice(ApprovalDecision)),
    decidedOn: optional(day),
    by: optional(text(200)),
  }),
)

export const subprocessorRecord = defineRecord({
  typename: 'Subprocessor',
  section: 'subprocessors',
  table: subprocessors,
  fields: {
    organization: required(ref('organizations')),
    engagedBy: required(ref('organizations')),
    service: required(text(500)),
    status: described(
      'How far its engagement is; left out, PROPOSED for a new one, and else what is on record.',
      optional(choice(SubprocessorStatus), SubprocessorStatus.PROPOSED),
    ),
    countries: optional(list(country)),
    dataCategories: optional(list(ref('dataCategories'))),
    activities: optional(list(ref('processingActivities'))),
    approvals: optional(list(approval)),
  },
  parts: {
    countries: setPart(subprocessorCountries, 'subprocessor', 'country'),
    dataCategories: setPart(subprocessorDataCategories, 'subprocessor', 'dataCategory'),
    activities: setPart(subprocessorActivities, 'subprocessor', 'activity'),
    approvals: namedPart(approvals, 'subprocessor'),
  },
  kept: ['status'],
})
