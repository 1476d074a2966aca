import { createHash } from 'node:crypto'
import { z } from 'zod'
import { dataCategoryRecord } from '../inventory/data-category/data-category.record.ts'
import { dataSubjectCategoryRecord } from '../inventory/data-subject-category/data-subject-category.record.ts'
import { organizationRecord } from '../inventory/organization/organization.record.ts'
import { systemRecord } from '../inventory/system/system.record.ts'
import { ApiError, badInput } from '../platform/errors.ts'
import { dataFlowsByKey } from '../processing/data-flow/data-flow.loads.ts'
import { type Cursor, cursorInvalid, readCursor, writeCursor } from '../record/page.ts'
import type { RecordSpec } from '../record/record-spec.ts'
import type { Scope } from '../record/scope.ts'
import { type DayMap, loadDayMap } from './data-map.loads.ts'
import type { DataMap, MappedFlow } from './data-map.ts'
import type { Lineage, LineageBudget } from './lineage.type.ts'
import { type Closure, walk } from './walk.ts'
import type { NodeRef } from './walk-edges.ts'
import { type Position, page } from './walk-page.ts'

export interface LineageQuestion {
  starts: readonly NodeRef[]
  direction: 'UPSTREAM' | 'DOWNSTREAM' | 'BOTH'
  maxDepth: number | null
  /** Keys of data categories, descendants not yet included; null for all. */
  carrying: readonly string[] | null
  budget: LineageBudget | null
  after: string | null
  on: string
}

/** Walks the data map of one day, and hands out as much as the budget allows. */
export async function answerLineage(scope: Scope, question: LineageQuestion): Promise<Lineage> {
  const { starts, direction, maxDepth, on, budget, after } = question
  if (maxDepth !== null && maxDepth < 0)
    throw badInput('maxDepth', `\`maxDepth\` is ${maxDepth}.`, 'Ask for 0 or more, or leave it out.')
  const day = await loadDayMap(scope, on)
  const carrying = question.carrying && new Set(withDescendants(day.map, question.carrying))
  const closure = walk(day.edges, starts, { direction, maxDepth, carrying })
  const name = JSON.stringify([starts, direction, maxDepth, question.carrying, on])
  return handOut(scope, { closure, day, on, name }, { budget, after })
}

/** A closure on the data map of a day. `name` tells it from every other: a cursor of one is good for no other. */
export interface FoundClosure {
  closure: Closure
  day: DayMap
  on: string
  name: string
}

/** As much of a closure as the budget allows, from after a cursor on. */
export function handOut(
  scope: Scope,
  { closure, day, on, name }: FoundClosure,
  asked: Pick<LineageQuestion, 'budget' | 'after'>,
): Lineage {
  const budget = {
    nodes: within('budget.nodes', asked.budget?.nodes, 1_000, 10_000),
    edges: within('budget.edges', asked.budget?.edges, 5_000, 50_000),
  }
  const list = `lineage ${createHash('sha256').update(name).digest('base64url')}`
  const after = asked.after === null ? null : readPosition(asked.after, scope.workspaceId, list)
  const given = page(closure, budget, after)
  return {
    nodes: given.nodes.map(({ kind, key, depth, carries }) => ({
      depth,
      // Loaded only when they are asked for.
      get node() {
        return scope.load.record(specOf[kind]).load(key)
      },
      get carries() {
        return scope.load.record(dataCategoryRecord).loadMany(carries)
      },
    })),
    get edges() {
      return dataFlowsByKey(scope).loadMany(given.edges.map(({ key }) => key))
    },
    counts: {
      nodes: closure.nodes.length,
      edges: closure.edges.length,
      countries: countriesOf(day, closure),
      flows: closure.edges.map(({ key }) => key),
      on,
    },
    complete: given.complete,
    cursor: given.next && writeCursor(writePosition(given.next), scope.workspaceId, list),
  }
}

/** The lineage of an activity: from the sources of its flows, along all flows that carry what its own carry. */
export async function answerActivityLineage(
  scope: Scope,
  activity: string,
  asked: Pick<LineageQuestion, 'direction' | 'maxDepth' | 'budget'>,
): Promise<Lineage> {
  const on = scope.today
  const { flows } = await loadDayMap(scope, on)
  const mine = flows.filter((flow) => flow.activity === activity)
  return answerLineage(scope, {
    ...asked,
    starts: startsOf(mine, asked.direction),
    carrying: [...new Set(mine.flatMap(({ dataCategories }) => dataCategories))],
    after: null,
    on,
  })
}

/** The ends where data comes in, or upstream goes out; where the flows run in a circle, all of them. */
export function startsOf(flows: readonly MappedFlow[], direction: LineageQuestion['direction']): NodeRef[] {
  const [near, far] = direction === 'UPSTREAM' ? (['to', 'from'] as const) : (['from', 'to'] as const)
  const identify = ({ kind, key }: NodeRef) => `${kind} ${key}`
  const nodes = new Map(flows.map((flow) => [identify(flow[near]), flow[near]]))
  const reached = new Set(flows.map((flow) => identify(flow[far])))
  const ends = [...nodes].filter(([name]) => !reached.has(name))
  return (ends.length > 0 ? ends : [...nodes]).map(([, node]) => node)
}

const specOf: Record<NodeRef['kind'], RecordSpec> = {
  system: systemRecord,
  organization: organizationRecord,
  dataSubjectCategory: dataSubjectCategoryRecord,
}

/** Refuses starts and categories that are not on record. */
export async function refuseUnknown(
  scope: Scope,
  starts: readonly NodeRef[],
  carrying: readonly string[] | null,
): Promise<void> {
  const [nodes, categories] = await Promise.all([
    Promise.all(starts.map(({ kind, key }) => scope.load.record(specOf[kind]).load(key))),
    scope.load.record(dataCategoryRecord).loadMany(carrying ?? []),
  ])
  for (const [i, node] of nodes.entries()) if (!node) throw unknown('from', specOf[starts[i]!.kind], starts[i]!.key)
  for (const [i, category] of categories.entries())
    if (!category) throw unknown('carrying', dataCategoryRecord, carrying![i]!)
}

const unknown = (argument: string, { section }: RecordSpec, key: string) =>
  new ApiError('UNKNOWN_REFERENCE', `Nothing in ${section} has the key ${JSON.stringify(key.slice(0, 128))}.`, {
    argument,
    remedy: `Look for it in the list of ${section}.`,
  })

function within(argument: string, asked: number | null | undefined, usual: number, most: number): number {
  const budget = asked ?? usual
  if (budget < 1 || budget > most) throw badInput(argument, `\`${argument}\` is ${budget}.`, `Ask for 1 to ${most}.`)
  return budget
}

const position = z.strictObject({
  node: z
    .strictObject({
      depth: z.number(),
      kind: z.enum(['system', 'organization', 'dataSubjectCategory']),
      key: z.string(),
    })
    .nullable(),
  edge: z.strictObject({ depth: z.number(), key: z.string() }).nullable(),
})

/** A cursor is only marked, not signed: what it says may be anything. */
function readPosition(cursor: string, workspaceId: string, list: string): Position {
  const { value, key } = readCursor('after', cursor, workspaceId, list)
  const node = parsed(value)
  const edge = parsed(key)
  const read = position.safeParse({ node, edge })
  if (!read.success) throw cursorInvalid('after')
  return read.data
}

const writePosition = ({ node, edge }: Position): Cursor => ({ value: JSON.stringify(node), key: JSON.stringify(edge) })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function withDescendants({ parentOfCategory }: DataMap, keys: readonly string[]): string[] {
  const wanted = new Set(keys)
  return [...parentOfCategory.keys()].filter((key) => {
    const seen = new Set<string>()
    for (let at: string | null = key; at !== null && !seen.has(at); at = parentOfCategory.get(at) ?? null) {
      if (wanted.has(at)) return true
      seen.add(at)
    }
    return false
  })
}

function countriesOf({ map, flows }: DayMap, closure: Closure): string[] {
  const countries = new Set<string | null | undefined>()
  for (const { kind, key } of closure.nodes) {
    if (kind === 'organization') countries.add(map.organizations.get(key)?.country)
    if (kind === 'system') for (const country of map.systems.get(key)?.countries ?? []) countries.add(country)
  }
  for (const { flow } of closure.edges) {
    const { fromCountry, toCountry } = flows[flow]!
    countries.add(fromCountry).add(toCountry)
  }
  return [...countries].filter((country): country is string => Boolean(country)).sort()
}
