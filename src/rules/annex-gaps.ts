import { dataCategories } from '../inventory/data-category/data-category.table.ts'
import type { Mechanism } from '../law/mechanism.ts'
import { holds } from '../law/windows.ts'
import { remember } from '../platform/maps.ts'
import { dataFlows } from '../processing/data-flow/data-flow.table.ts'
import {
  activityData,
  activityPurposes,
  activitySecurityMeasures,
  processingActivities,
} from '../processing/processing-activity/processing-activity.table.ts'
import {
  SubprocessorStatus,
  subprocessorActivities,
  subprocessorCountries,
  subprocessors,
} from '../subprocessors/subprocessor/subprocessor.table.ts'
import type { RuleGround, TransferOnDate } from './rule-ground.ts'

/** What the annexes of the standard contractual clauses ask of a transfer and the inventory does not state. */
export interface AnnexGap {
  annex: 'I.B' | 'II' | 'III'
  what: string
}

export function annexGaps(ground: RuleGround) {
  const { survey } = ground
  const ofActivities = new Map<string, AnnexGap[]>()
  const ofData = new Map<string, AnnexGap[]>()
  const has = (table: typeof activityPurposes | typeof activitySecurityMeasures, activity: string) =>
    survey.where(table, 'activity', activity).length > 0

  function gapsOfActivity(activity: string): AnnexGap[] {
    const name = ground.nameOf(processingActivities, activity)
    return [
      ...(has(activityPurposes, activity) ? [] : [{ annex: 'I.B' as const, what: `the purposes of ${name}` }]),
      ...(has(activitySecurityMeasures, activity) ? [] : [{ annex: 'II' as const, what: `the measures of ${name}` }]),
    ]
  }

  function gapsOfData(activity: string, dataCategory: string): AnnexGap[] {
    const line = ground.lineOf(dataCategories, dataCategory)
    const rows = survey.where(activityData, 'activity', activity).filter((row) => line.includes(row.dataCategory))
    const where = `${ground.nameOf(dataCategories, dataCategory)} in ${ground.nameOf(processingActivities, activity)}`
    const isKept = rows.some((row) => row.retentionPeriod !== null || row.retentionTrigger !== null)
    return [
      ...(rows.some((row) => row.dataSubjectCategory !== null) ? [] : [`whom ${where} is about`]),
      ...(isKept ? [] : [`how long ${where} is kept`]),
    ].map((what) => ({ annex: 'I.B', what }))
  }

  /** Of those that the importer engages for the activities, or without saying for which. */
  const gapsOfImporter = (importer: string, activities: ReadonlySet<string>): AnnexGap[] =>
    survey
      .where(subprocessors, 'engagedBy', importer)
      .filter(({ key, status }) => {
        const served = survey.where(subprocessorActivities, 'subprocessor', key)
        const isMeant = served.length === 0 || served.some(({ activity }) => activities.has(activity))
        return isMeant && isEngaged(status) && survey.where(subprocessorCountries, 'subprocessor', key).length === 0
      })
      .map(({ name }) => ({ annex: 'III', what: `the countries of subprocessor ${name}` }))

  /** In the order of the annexes. */
  return function gapsOf({ legs, importer }: TransferOnDate, annexes: NonNullable<Mechanism['annexes']>): AnnexGap[] {
    const gaps = new Set<AnnexGap>()
    const activities = new Set<string>()
    for (const { flow, dataCategory, windows } of legs) {
      const activity = holds(windows, ground.on) && survey.find(dataFlows, flow)?.activity
      if (!activity) continue
      activities.add(activity)
      for (const gap of remember(ofActivities, activity, () => gapsOfActivity(activity))) gaps.add(gap)
      const name = `${activity}\u0000${dataCategory}`
      for (const gap of remember(ofData, name, () => gapsOfData(activity, dataCategory))) gaps.add(gap)
    }
    const asked = { 'I.B': annexes.IB, II: annexes.II, III: annexes.III }
    return [...gaps, ...gapsOfImporter(importer, activities)]
      .filter(({ annex }) => asked[annex])
      .sort((a, b) => (a.annex < b.annex ? -1 : a.annex > b.annex ? 1 : 0))
  }
}

const isEngaged = (status: SubprocessorStatus): boolean =>
  status === SubprocessorStatus.APPROVED ||
  status === SubprocessorStatus.ANNOUNCED ||
  status === SubprocessorStatus.ACTIVE
