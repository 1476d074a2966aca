import { systemCountries } from '../inventory/system/system.table.ts'
import { groupBy } from '../law/group-by.ts'
import { flowDataCategories } from '../processing/data-flow/data-flow.table.ts'
import { activityPurposes } from '../processing/processing-activity/processing-activity.table.ts'
import type { Path } from '../record/check.ts'
import { type RecordSpec, type Row, tableInfo } from '../record/record-spec.ts'
import type { PlacedRow } from '../record/rows.ts'
import { denialRemedy } from '../rules/policy/denied.ts'
import { namesOfViolations, violationWords } from '../rules/policy/violation-words.ts'
import type { Violation } from '../rules/policy/violations.ts'
import type { RuleGround } from '../rules/rule-ground.ts'
import type { Refusal } from './refusal.ts'

/** A record as an input says it, and where. */
export interface Said {
  spec: RecordSpec
  key: string
  path: Path
  placed: readonly PlacedRow[]
}

/** A refusal with what it stands on, as findings have it. */
export interface Denial extends Refusal {
  standsOn: readonly string[]
}

/** Violations as refusals of what an input says: one for each policy and place in the input. */
export function denialsOf(ground: RuleGround, violations: readonly Violation[], said: readonly Said[]): Denial[] {
  const placed = new Map(said.map((each) => [`${each.spec.typename} ${each.key}`, each]))
  const paths = new Map(violations.map((each) => [each, pathOf(each, placed) ?? said[0]?.path ?? []]))
  const groups = groupBy(violations, (each) => JSON.stringify([each.policy.key, each.activity, paths.get(each)]))
  return [...groups.values()].map((group) => ({
    code: 'DENIED_BY_POLICY',
    message: violationWords(ground, group),
    path: paths.get(group[0]!)!,
    remedy: denialRemedy(group[0]!),
    standsOn: namesOfViolations(group),
  }))
}

/** Where the input says what is denied: the category of the flow or the purpose, else where the data goes to. */
function pathOf(violation: Violation, said: ReadonlyMap<string, Said>): Path | null {
  const activity = said.get(`ProcessingActivity ${violation.activity}`)
  if (!violation.flow)
    return activity ? leaf(activity, activityPurposes, ({ purpose }) => purpose === violation.purpose) : null
  const { flow, dataCategory, organization, country } = violation
  const isLeaf = (row: Row) => row.flow === flow.key && row.dataCategory === dataCategory
  if (activity) return leaf(activity, flowDataCategories, isLeaf)
  const system = flow.to.kind === 'system' && said.get(`System ${flow.to.key}`)
  if (system) return leaf(system, systemCountries, (row) => row.country === country)
  return said.get(`Organization ${organization}`)?.path ?? null
}

function leaf({ path, placed }: Said, of: Parameters<typeof tableInfo>[0], isLeaf: (row: Row) => boolean): Path {
  const table = tableInfo(of)
  const found = placed.find((each) => each.table === table && isLeaf(each.row))
  return found ? [...path, ...found.path] : path
}
