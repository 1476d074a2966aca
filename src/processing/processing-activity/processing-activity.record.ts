import { Role } from '../../inventory/role.ts'
import { defineRecord, namedPart, rowsPart, setPart } from '../../record/record-spec.ts'
import { choice, duration, evidence, lawRef, ref, text } from '../../record/scalars.ts'
import { described, group, list, optional, required, typed } from '../../record/shape.ts'
import { flowShape, nameFlows } from '../data-flow/data-flow.shape.ts'
import { dataFlows, flowDataCategories } from '../data-flow/data-flow.table.ts'
import { upToReview } from './processing-activity.policy.ts'
import {
  ActivityStatus,
  activityData,
  activityLegalBases,
  activityPurposes,
  activityRegulations,
  activitySecurityMeasures,
  activitySystems,
  processingActivities,
  roleAssignments,
} from './processing-activity.table.ts'

const legalBasis = typed(
  'ActivityLegalBasis',
  group({
    basis: required(lawRef('legalBases')),
    purpose: optional(ref('purposes')),
    condition: optional(lawRef('legalBases')),
    ...evidence(),
  }),
)

const roleAssignment = typed(
  'RoleAssignment',
  group({
    organization: required(ref('organizations')),
    role: required(choice(Role)),
    dataCategory: optional(ref('dataCategories')),
    onBehalfOf: optional(ref('organizations')),
    ...evidence(),
  }),
)

const retention = typed('Retention', group({ period: optional(duration), trigger: optional(text()) }))

const data = typed(
  'ActivityData',
  group({
    dataCategory: required(ref('dataCategories')),
    dataSubjectCategory: optional(ref('dataSubjectCategories')),
    retention: optional(retention),
    ...evidence(),
  }),
)

export const processingActivityRecord = defineRecord({
  typename: 'ProcessingActivity',
  section: 'processingActivities',
  table: processingActivities,
  fields: {
    status: described(
      'How far it is; left out, DRAFT for a new one, and else what is on record.',
      optional(choice(ActivityStatus), ActivityStatus.DRAFT),
    ),
    purposes: optional(list(ref('purposes'))),
    legalBases: optional(list(legalBasis)),
    roles: optional(list(roleAssignment)),
    data: optional(list(data)),
    systems: described(
      'The systems it uses; those at the ends of its flows need not be named here.',
      optional(list(ref('systems'))),
    ),
    flows: optional(list(flowShape)),
    securityMeasures: optional(list(ref('securityMeasures'))),
    regulations: optional(list(lawRef('regulations'))),
  },
  parts: {
    purposes: setPart(activityPurposes, 'activity', 'purpose'),
    legalBases: rowsPart(activityLegalBases, 'activity', ['basis', 'purpose', 'condition']),
    roles: rowsPart(roleAssignments, 'activity', ['organization', 'role', 'dataCategory', 'onBehalfOf']),
    data: rowsPart(activityData, 'activity', ['dataCategory', 'dataSubjectCategory']),
    systems: setPart(activitySystems, 'activity', 'system'),
    flows: namedPart(dataFlows, 'activity', {
      dataCategories: setPart(flowDataCategories, 'flow', 'dataCategory'),
    }),
    securityMeasures: setPart(activitySecurityMeasures, 'activity', 'securityMeasure'),
    regulations: setPart(activityRegulations, 'activity', 'regulation'),
  },
  kept: ['status'],
  policy: upToReview,
  complete: (key, entry) => nameFlows(key, entry.flows as Parameters<typeof nameFlows>[1]),
})
