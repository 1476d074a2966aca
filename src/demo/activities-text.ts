import type { AnsweredActivity, AnsweredConfidence, AnsweredRole } from './answer.ts'
import { cell, heading, indented, pageWidth, row, wrap } from './text-layout.ts'
import { inWords } from './words.ts'

const widths = [30, 17, 18, 15, 12]
const titles = ['activity', 'purposes', 'roles', 'data', 'legal bases']

/** Who does what with which data, for what, and on what ground: a table of the activities. */
export function activitiesText(activities: readonly AnsweredActivity[], totalCount: number): string[] {
  const rest = totalCount - activities.length
  return [
    ...heading('Processing activities'),
    ...row(
      widths,
      titles.map((title) => [title]),
    ),
    ...row(
      widths,
      widths.map((width) => ['-'.repeat(width)]),
    ),
    ...activities.flatMap((activity) => row(widths, cellsOf(activity))),
    ...(activities.some(hasInferred)
      ? ['', '* inferred: a reading of the source, which does not say it in these words']
      : []),
    ...(rest > 0 ? ['', ...wrap(`${rest} more are on record; the request takes a number: first.`, pageWidth)] : []),
  ]
}

function cellsOf(activity: AnsweredActivity): string[][] {
  const cells = [
    activity.purposes.map(({ key }) => key),
    activity.roles.map(roleText),
    [...new Set(activity.data.map(({ dataCategory }) => dataCategory.name))],
    activity.legalBases.map(({ basis, confidence }) => marked(basis.key, confidence)),
  ]
  const [first = 0, ...others] = widths
  return [
    [...cell([marked(activity.key, activity.confidence)], first), ...indented(activity.name, first)],
    ...others.map((width, n) => cell(cells[n]?.length ? cells[n] : ['not stated'], width)),
  ]
}

const roleText = ({ role, organization, onBehalfOf, confidence }: AnsweredRole) =>
  marked(`${organization.name}: ${inWords(role)}${onBehalfOf ? ` for ${onBehalfOf.key}` : ''}`, confidence)

const marked = (text: string, confidence: AnsweredConfidence) => (confidence === 'INFERRED' ? `${text} *` : text)

const hasInferred = ({ confidence, roles, legalBases }: AnsweredActivity) =>
  [confidence, ...[...roles, ...legalBases].map((each) => each.confidence)].includes('INFERRED')
