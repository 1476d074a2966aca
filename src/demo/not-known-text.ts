import type { AnsweredActivity } from './answer.ts'
import { heading, labelled } from './text-layout.ts'
import { roleIsStated, transfersOf } from './transfers-text.ts'
import { count, reasonText, whichActivities } from './words.ts'

type Activities = readonly AnsweredActivity[]

/** What the answer leaves open, drawn from the answer alone, and worded as what was not stated. */
export function notKnownText(activities: Activities): string[] {
  const topics: [string, string[]][] = [
    ['transfers', [...undeterminedFlows(activities), ...inferredTransfers(activities)]],
    ['roles', [missing(activities, ({ roles }) => roles.length === 0), ...endsWithoutRole(activities)]],
    ['purposes', [missing(activities, ({ purposes }) => purposes.length === 0)]],
    ['legal bases', [inferredBases(activities), missing(activities, ({ legalBases }) => legalBases.length === 0)]],
    ['data', [missing(activities, ({ data }) => data.length === 0)]],
    ['about whom', [missing(activities, ({ data }) => data.some((row) => !row.dataSubjectCategory))]],
    ['retention', [missing(activities, ({ data }) => data.some((row) => !row.retention?.period))]],
    ['countries', organizationsWithoutCountry(activities)],
    ['safeguards', inferredSafeguards(activities)],
    ['assessments', openAssessments(activities)],
    ['systems', [missing(activities, ({ systems }) => systems.length === 0, 'none named in')]],
    ['subprocessors', [missing(activities, ({ subprocessors }) => subprocessors.length === 0, 'none named in')]],
    ['lineage', [missing(activities, ({ lineage }) => !lineage.complete, 'goes on beyond what was asked in')]],
  ]
  const lines = topics.flatMap(([topic, statements]) => labelled(topic, statements.filter(Boolean)))
  return [...heading('Not known'), ...(lines.length > 0 ? lines : ['  Nothing in this answer is left open.'])]
}

/** The same reason holds for many flows: it is said once, with how many it speaks of. */
function undeterminedFlows(activities: Activities): string[] {
  const groups = new Map<string, { flows: Set<string>; activities: Set<string> }>()
  for (const activity of activities)
    for (const flow of activity.flows)
      for (const reason of flow.undetermined) {
        const text = reasonText(reason)
        const group = groups.get(text) ?? { flows: new Set(), activities: new Set() }
        groups.set(text, group)
        group.flows.add(flow.key)
        group.activities.add(activity.key)
      }
  return [...groups].map(([text, group]) => {
    const where = whichActivities([...group.activities], activities.length)
    return `not determined for ${count(group.flows.size, 'flow')} in ${where}: ${text}`
  })
}

function missing(
  activities: Activities,
  lacks: (activity: AnsweredActivity) => boolean,
  what = 'not stated for',
): string {
  const keys = activities.filter(lacks).map(({ key }) => key)
  return keys.length > 0 ? `${what} ${whichActivities(keys, activities.length)}` : ''
}

function inferredBases(activities: Activities): string {
  const keys = activities
    .filter(({ legalBases }) => legalBases.some(({ confidence }) => confidence === 'INFERRED'))
    .map(({ key }) => key)
  return keys.length > 0 ? `inferred rather than stated for ${whichActivities(keys, activities.length)}` : ''
}

function organizationsWithoutCountry(activities: Activities): string[] {
  const organizations = activities.flatMap(({ roles }) => roles.map(({ organization }) => organization))
  const names = new Set(organizations.filter(({ country }) => !country).map(({ name }) => name))
  return [...names].map((name) => `not stated for ${name}`)
}

function inferredTransfers(activities: Activities): string[] {
  const inferred = transfersOf(activities).filter(({ confidence }) => confidence === 'INFERRED')
  return inferred.length > 0 ? [`inferred rather than stated: ${inferred.map(({ key }) => key).join(', ')}`] : []
}

function endsWithoutRole(activities: Activities): string[] {
  const ends = transfersOf(activities).flatMap((transfer) =>
    [transfer.exporter, transfer.importer].filter(({ key }) => !roleIsStated(key, transfer)),
  )
  return [...new Set(ends.map(({ name }) => `not stated for ${name}, an end of a transfer`))]
}

function inferredSafeguards(activities: Activities): string[] {
  const inferred = transfersOf(activities).flatMap(({ safeguards }) =>
    safeguards.filter(({ confidence }) => confidence === 'INFERRED'),
  )
  const mechanisms = new Set(inferred.map(({ mechanism }) => mechanism.key))
  return mechanisms.size > 0 ? [`inferred rather than stated: ${[...mechanisms].join(', ')}`] : []
}

function openAssessments(activities: Activities): string[] {
  const assessments = transfersOf(activities).flatMap(({ impactAssessments }) => impactAssessments)
  const statements = assessments.map(({ key, outcome, assessedOn, reviewDueOn }) => {
    const open = [
      ...(assessedOn ? [] : ['date']),
      ...(outcome === 'UNDETERMINED' ? ['outcome'] : []),
      ...(reviewDueOn ? [] : ['review date']),
    ]
    return open.length > 0 ? `${open.join(', ')} not stated for ${key}` : ''
  })
  return [...new Set(statements)]
}
