import { createHash } from 'node:crypto'
import type { PgTable } from 'drizzle-orm/pg-core'
import { holds } from '../law/windows.ts'
import { dataFlows, flowDataCategories } from '../processing/data-flow/data-flow.table.ts'
import {
  activityData,
  activityLegalBases,
  activityPurposes,
  roleAssignments,
} from '../processing/processing-activity/processing-activity.table.ts'
import { type Row, type TableInfo, tableInfo } from '../record/record-spec.ts'
import type { Found } from './rule.ts'
import type { RuleGround } from './rule-ground.ts'

const words = new Map(
  (
    [
      [dataFlows, 'flow'],
      [flowDataCategories, 'flow'],
      [roleAssignments, 'role'],
      [activityData, 'data'],
      [activityPurposes, 'purpose'],
      [activityLegalBases, 'legal-basis'],
    ] as const
  ).map(([table, word]) => [tableInfo(table).name, word]),
)

/** A row that a finding may stand on, by a name that says nothing of its place in a list; null for any other row. */
export function rowName({ name, primaryKey }: TableInfo, row: Row): string | null {
  const word = words.get(name)
  const known = primaryKey.filter((column) => column !== 'workspaceId').map((column) => row[column])
  return word ? [word, ...known].join(' ') : null
}

/** The names of rows that a rule looked at. */
export const namesOf = (table: PgTable, rows: readonly Row[]): string[] =>
  rows.flatMap((row) => rowName(tableInfo(table), row) ?? [])

/** What a flow carries, as something that a finding stands on. */
export const flowNames = (flow: string, dataCategories: readonly string[]): string[] =>
  namesOf(
    flowDataCategories,
    dataCategories.map((dataCategory) => ({ flow, dataCategory })),
  )

/** What a finding stands on: as the rule says, else what makes the transfer or the flow that it is about. */
export function standsOn(ground: RuleGround, { record, standsOn: said }: Found): readonly string[] {
  if (said) return said
  if (record.type === 'DataFlow')
    return namesOf(flowDataCategories, ground.survey.where(flowDataCategories, 'flow', record.key))
  if (record.type !== 'Transfer') return []
  const legs = ground.surveyed.transfers.get(record.key)?.legs.filter(({ windows }) => holds(windows, ground.on)) ?? []
  return legs.flatMap(({ flow, dataCategory }) => flowNames(flow, [dataCategory]))
}

const mostNamed = 1_000

/** Each once; of very many, those beyond the first are one name, which is another as soon as one of them is. */
export function named(names: readonly string[]): string[] {
  const all = [...new Set(names)]
  if (all.length <= mostNamed) return all
  const rest = all.slice(mostNamed)
  const mark = createHash('sha256').update(rest.join('\n')).digest('hex').slice(0, 16)
  return [...all.slice(0, mostNamed), `${rest.length} more ${mark}`]
}
