import { groupBy } from '../law/group-by.ts'
import type { AnsweredActivity } from './answer.ts'
import { cell, heading, labelled, pageWidth, row, wrap } from './text-layout.ts'
import { endsText, type ServingTransfer, statusText, transfersOf } from './transfers-text.ts'
import { count, reasonText, whichActivities } from './words.ts'

/** More than these are not told one by one. */
export const mostToldInFull = 10
const mostChanges = 8

/** What has overtaken an assessment; it is told beside the first reason, which says that something has. */
const agings = ['RECORD_CHANGED', 'COUNTRY_PROFILE_CHANGED', 'REVIEW_DATE_PASSED']

/** So many transfers that a person wants the sum of them first, then those to look at. */
export function manyTransfersText(activities: readonly AnsweredActivity[]): string[] {
  const transfers = transfersOf(activities)
  const uncovered = transfers.filter(({ status }) => !status.covered).sort(byCodeAndKey)
  return [
    ...heading('Transfers'),
    ...sumText(transfers),
    ...heading(`Transfers that are not covered: ${uncovered.length} of ${transfers.length}`),
    ...uncovered.flatMap((transfer, n) => [...(n > 0 ? [''] : []), ...uncoveredText(transfer, activities.length)]),
    ...nextChangesText(transfers),
  ]
}

const widths = [22, 6, 68]

function sumText(transfers: readonly ServingTransfer[]): string[] {
  const byCode = groupBy(transfers.toSorted(byCodeAndKey), ({ status }) => status.code)
  return [
    ...row(widths, [['status'], ['number'], ['what it says, and what they rest on']]),
    ...row(
      widths,
      widths.map((width) => ['-'.repeat(width)]),
    ),
    ...[...byCode].flatMap(([code, those]) =>
      row(widths, [[code], [String(those.length).padStart(6)], cell([sayingOf(those)], widths[2]!)]),
    ),
  ]
}

function sayingOf(transfers: readonly ServingTransfer[]): string {
  const mechanisms = groupBy(transfers, ({ status }) => status.mechanism?.key)
  const rests = [...mechanisms]
    .filter(([key]) => key)
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([key, those]) => `${key} (${those.length})`)
  const says = statusText(transfers[0]!.status.code)
  return rests.length > 0 ? `${says}: ${rests.join(', ')}` : says
}

function uncoveredText(transfer: ServingTransfer, all: number): string[] {
  const { key, status, activities } = transfer
  const reasons = status.reasons.filter(({ rule }, n) => n === 0 || agings.includes(rule))
  return [
    ...wrap(endsText(transfer), pageWidth),
    ...labelled('key', [key]),
    ...labelled('serves', [
      whichActivities(
        activities.map((activity) => activity.key),
        all,
      ),
    ]),
    ...labelled('status', [status.code]),
    ...labelled('because', reasons.map(reasonText), '- '),
  ]
}

function nextChangesText(transfers: readonly ServingTransfer[]): string[] {
  const changing = transfers
    .filter(({ status }) => status.covered && status.changesOn)
    .sort((a, b) => (a.status.changesOn! < b.status.changesOn! ? -1 : 1))
  if (changing.length === 0) return []
  const rest = changing.length - mostChanges
  return [
    ...heading('Covered, and the first to change'),
    ...changing.slice(0, mostChanges).flatMap(({ key, status }) => labelled(status.changesOn!, [key])),
    ...(rest > 0 ? wrap(`… and ${count(rest, 'transfer')} later`, pageWidth).map((line) => `  ${line}`) : []),
  ]
}

const byCodeAndKey = (a: ServingTransfer, b: ServingTransfer) =>
  a.status.code.localeCompare(b.status.code) || a.key.localeCompare(b.key)
