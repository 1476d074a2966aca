import { dataSubjectCategories } from '../inventory/data-subject-category/data-subject-category.table.ts'
import type { IsoDate } from '../law/windows.ts'
import { dataFlows, flowDataCategories } from '../processing/data-flow/data-flow.table.ts'
import { activityData } from '../processing/processing-activity/processing-activity.table.ts'
import type { Survey } from '../record/survey.ts'
import { assessedEnds } from '../transfers/transfer-impact-assessment/transfer-impact-assessment.table.ts'
import type { ChangedTransfer } from './find-impact.ts'
import type { TransferImpactCounts } from './transfer-impact.type.ts'

/** A scenario's changed transfers, and the keys of all that stands behind them. Lists are in key order. */
export interface ImpactAnswer {
  on: IsoDate
  /** Tells it from every other answer. */
  name: string
  survey: Survey
  changed: readonly ChangedTransfer[]
  flows: readonly string[]
  activities: readonly string[]
  dataCategories: readonly string[]
  dataSubjectCategories: readonly string[]
  impactAssessments: readonly string[]
  counts: TransferImpactCounts
}

export function answerOf(survey: Survey, changed: readonly ChangedTransfer[], on: IsoDate, name: string): ImpactAnswer {
  const flowKeys = distinct(changed.flatMap(({ flows }) => flows))
  const flows = flowKeys.map((key) => survey.find(dataFlows, key)!)
  const activities = distinct(flows.map(({ activity }) => activity))
  const dataCategories = distinct(changed.flatMap((each) => each.dataCategories))
  const impactAssessments = assessmentsOf(survey, changed)
  const systems = distinct(flows.flatMap(({ fromSystem, toSystem }) => [fromSystem, toSystem]))
  const ends = distinct(changed.flatMap(({ transfer }) => [transfer.exporter, transfer.importer]))
  return {
    on,
    name,
    survey,
    changed,
    flows: flowKeys,
    activities,
    dataCategories,
    dataSubjectCategories: subjectsOf(survey, activities, dataCategories),
    impactAssessments,
    counts: {
      transfers: changed.length,
      activities: activities.length,
      systems: systems.length,
      organizations: ends.length,
      impactAssessments: impactAssessments.length,
    },
  }
}

/** Those whose data of these categories the activities use. */
function subjectsOf(survey: Survey, activities: readonly string[], categories: readonly string[]): string[] {
  const carried = new Set(categories)
  const stated = activities
    .flatMap((activity) => survey.where(activityData, 'activity', activity))
    .filter(({ dataCategory }) => carried.has(dataCategory))
    .map(({ dataSubjectCategory }) => dataSubjectCategory)
  const sources = activities
    .flatMap((activity) => survey.where(dataFlows, 'activity', activity))
    .filter(({ key }) => survey.where(flowDataCategories, 'flow', key).some((each) => carried.has(each.dataCategory)))
    .map(({ fromDataSubjectCategory }) => fromDataSubjectCategory)
  return distinct([...stated, ...sources]).filter((key) => survey.find(dataSubjectCategories, key))
}

function assessmentsOf(survey: Survey, changed: readonly ChangedTransfer[]): string[] {
  const ends = changed.flatMap(({ transfer: { exporter, importer, toCountry } }) =>
    survey
      .where(assessedEnds, 'exporter', exporter)
      .filter((row) => row.importer === importer && row.toCountry === toCountry),
  )
  return distinct(ends.map(({ assessment }) => assessment))
}

const distinct = (keys: readonly (string | null)[]): string[] => [...new Set(keys)].filter((key) => key !== null).sort()
