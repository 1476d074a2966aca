import { daysOf, durationOf } from '../durations.ts'
import type { Given } from '../given.ts'
import type { DataRow } from '../manifest.ts'
import { cut } from '../names.ts'
import type { ActivityDraft } from './disclosures.ts'

/** How long data is kept: of several periods the longest, or the shortest where the document says so. */
export function drawStorage(activity: ActivityDraft, storage: Given): DataRow['retention'] | null {
  const entries = storage.items()
  const times = entries.flatMap((entry) => entry.field('temporal').items())
  const periods = times.map((time) => (time.isObject ? time.field('ttl') : time))
  const conditions = entries.flatMap((entry) =>
    ['purposeConditional', 'legalBasisConditional'].flatMap((field) => entry.field(field).items()),
  )
  for (const period of periods) {
    if (period.text === null || durationOf(period.text)) activity.note('Kept for', period)
    else activity.keepAsText('Kept for', period, 'It is no duration')
  }
  for (const time of times) activity.note('Storage', time.field('description'))
  for (const entry of entries) {
    activity.note('Storage', entry.field('description'))
    activity.note('Of several periods', entry.field('aggregationFunction'))
  }
  for (const condition of conditions) activity.note('Kept until', condition)
  return retentionFrom(entries, periods, conditions)
}

function retentionFrom(entries: readonly Given[], periods: readonly Given[], conditions: readonly Given[]) {
  const takesLeast = entries.some((entry) => entry.field('aggregationFunction').text?.toLowerCase() === 'min')
  const durations = periods
    .flatMap(({ text }) => (text === null ? [] : (durationOf(text) ?? [])))
    .sort((a, b) => daysOf(a) - daysOf(b) || (a < b ? -1 : 1))
  const period = takesLeast ? durations[0] : durations.at(-1)
  const trigger = [...new Set(conditions.flatMap(({ text }) => text ?? []))].sort().join('; ')
  if (!period && !trigger) return null
  return { ...(period && { period }), ...(trigger && { trigger: cut(trigger, 2_000) }) }
}
