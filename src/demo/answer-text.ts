import { activitiesText } from './activities-text.ts'
import type { Answer, AnsweredActivity } from './answer.ts'
import { findingsText } from './findings-text.ts'
import { manyTransfersText, mostToldInFull } from './many-transfers-text.ts'
import { heading, labelled, pageWidth, wrap } from './text-layout.ts'
import { transfersOf, transfersText } from './transfers-text.ts'
import { count } from './words.ts'

export interface AnswerContext {
  /** Where the hub answers. */
  url: string
  /** A link that opens the console with a key. */
  signInLink?: string
  /** The day the answer speaks of. */
  on: string
}

const operationFile = 'schema/operations/transfer-impact-at-a-glance.graphql'

/** The answer to the one request, for a person at a terminal. All it says is drawn from the answer. */
export function answerText(answer: Answer, context: AnswerContext): string {
  const { nodes: activities, totalCount } = answer.processingActivities
  return [
    'Who does what with whose data, where it goes, and on what ground it crosses each border:',
    ...wrap(`${summary(activities, totalCount)} on ${context.on}, answered in one request.`, pageWidth),
    ...activitiesText(activities, totalCount),
    ...(transfersOf(activities).length > mostToldInFull
      ? manyTransfersText(activities)
      : transfersText(activities, context.on)),
    ...findingsText(answer.findings),
    ...whereNext(activities, context),
  ].join('\n')
}

function summary(activities: readonly AnsweredActivity[], totalCount: number): string {
  const transfers = transfersOf(activities)
  const covered = transfers.filter(({ status }) => status.covered).length
  return `${count(totalCount, 'processing activity')} and ${count(transfers.length, 'transfer')}, ${covered} of them covered,`
}

function whereNext(activities: readonly AnsweredActivity[], { url, signInLink }: AnswerContext): string[] {
  const sources = [...new Set(activities.flatMap(({ source }) => source ?? []))]
  const base = url.replace(/\/+$/, '')
  return [
    ...heading('Where to look next'),
    ...(signInLink ? [`  sign in       ${signInLink}`] : []),
    `  console       ${base}/`,
    `  GraphQL       ${base}/graphql`,
    `  the request   ${operationFile}`,
    ...labelled('sources', sources),
  ]
}
