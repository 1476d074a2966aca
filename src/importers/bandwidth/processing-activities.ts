import type { DataRow, LegalBasisRow, ProcessingActivityEntry, RoleRow } from '../manifest.ts'
import { type Drawn, placed, theFact, withoutPrefix } from './drawn.ts'
import { type Citing, describe, notStatedLine } from './evidence.ts'
import { drawFlows } from './flows.ts'
import type { BandwidthInput } from './input.ts'
import { customers } from './readings.ts'

export type Activity = BandwidthInput['processingActivities'][number]

/** The activities with their rows. Their state of review is left to the hub: the sources cannot know it. */
export function drawProcessingActivities(input: BandwidthInput, citing: Citing): Drawn<ProcessingActivityEntry>[] {
  return placed('processingActivities', input.processingActivities).map((activity) => ({
    key: activityKey(activity),
    entry: {
      name: activity.name,
      ...describe(
        activity.note,
        activity.extraRegime,
        ...new Set(activity.legalBasis.map((basis) => basis.note && `Legal bases: ${basis.note}`)),
        activity.legalBasis.length === 0 && notStatedLine({ 'legal basis': null }),
      ),
      purposes: activity.purposes,
      legalBases: activity.legalBasis.map((basis): LegalBasisRow => ({ basis: basis.id, ...citing.evidence(basis) })),
      roles: drawRoles(activity, input, citing),
      data: drawData(activity, input, citing),
      flows: drawFlows(activity, input, citing),
      ...citing.evidence(activity),
    },
    from: [activity.at, ...placed(`${activity.at}.legalBasis`, activity.legalBasis).map(({ at }) => at)],
  }))
}

/** `pa-billing` is `billing`. */
export const activityKey = ({ id }: Activity) => withoutPrefix('pa-', id)

function drawRoles(activity: Activity, input: BandwidthInput, citing: Citing): RoleRow[] {
  const organization = input.organization.id
  const stated = theFact(input.roles, `role-${activity.role}`)
  if (activity.role === 'controller') return [{ organization, role: 'CONTROLLER', ...citing.evidence(stated) }]
  return [
    { organization, role: 'PROCESSOR', onBehalfOf: customers, ...citing.evidence(stated) },
    // The source says at whose direction, and not that the customer is no processor itself.
    { organization: customers, role: 'CONTROLLER', ...citing.inferred(stated.source) },
  ]
}

/** About whom an activity's data is; one row without a subject where the sources do not say. */
function drawData(activity: Activity, input: BandwidthInput, citing: Citing): DataRow[] {
  const category = theFact(input.dataCategories, activity.dataCategory)
  if (category.dataSubjects.length === 0) return [{ dataCategory: category.id, ...citing.evidence(category) }]
  return category.dataSubjects.map((dataSubjectCategory) => ({
    dataCategory: category.id,
    dataSubjectCategory,
    ...citing.evidence({ ...category, confidence: category.dataSubjectsConfidence ?? category.confidence }),
  }))
}
