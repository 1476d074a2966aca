import { Role } from '../inventory/role.ts'
import { groupBy } from '../law/group-by.ts'
import type { AnsweredActivity, AnsweredConfidence, AnsweredRole } from './answer.ts'
import { cell, heading, indented, pageWidth, row, wrap } from './text-layout.ts'
import { inWords } from './words.ts'

/** More than these are told with keys for names, and with all that hold a role in one line. */
const mostToldInFull = 20
const widthsInFull = [30, 17, 18, 15, 12]
const widthsInBrief = [26, 14, 24, 16, 12]
const titles = ['activity', 'purposes', 'roles', 'data', 'legal bases']

/** Who does what with which data, for what, and on what ground: a table of the activities. */
export function activitiesText(activities: readonly AnsweredActivity[], totalCount: number): string[] {
  const rest = totalCount - activities.length
  const brief = activities.length > mostToldInFull
  const widths = brief ? widthsInBrief : widthsInFull
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
    ...activities.flatMap((activity) => row(widths, cellsOf(activity, widths, brief))),
    ...(activities.some(hasInferred)
      ? ['', '* inferred: a reading of the source, which does not say it in these words']
      : []),
    ...(rest > 0 ? ['', ...wrap(`${rest} more are on record; the request takes a number: first.`, pageWidth)] : []),
  ]
}

function cellsOf(activity: AnsweredActivity, widths: readonly number[], brief: boolean): string[][] {
  const cells = [
    activity.purposes.map(({ key }) => key),
    brief ? rolesInBrief(activity.roles) : activity.roles.map(roleText),
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

function rolesInBrief(roles: readonly AnsweredRole[]): string[] {
  const order: string[] = Object.values(Role)
  const byRole = groupBy(
    roles.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role)),
    ({ role }) => role,
  )
  return [...byRole].map(
    ([role, those]) =>
      `${inWords(role)}: ${those.map(({ organization, confidence }) => marked(organization.key, confidence)).join(', ')}`,
  )
}

const marked = (text: string, confidence: AnsweredConfidence) => (confidence === 'INFERRED' ? `${text} *` : text)

const hasInferred = ({ confidence, roles, legalBases }: AnsweredActivity) =>
  [confidence, ...[...roles, ...legalBases].map((each) => each.confidence)].includes('INFERRED')
