import type { Check } from '../record/check.ts'
import { isNamedInWorkspace } from '../record/record-spec.ts'
import type { Scope } from '../record/scope.ts'
import { keepTransfers, recordsBehindTransfers } from '../transfers/keep-transfers.ts'
import { authorize } from './authorize.ts'
import { PlannedAction, type PlannedRecord } from './plan.ts'
import type { Wanted } from './read-manifest.ts'
import type { Refusal } from './refusal.ts'
import { findStillReferenced } from './still-referenced.ts'
import { writePlan } from './write-plan.ts'

/** What came of an input. */
export interface Applied {
  refusals: Refusal[]
  planned: PlannedRecord[]
  /** Keys of the transfers that did not exist before. */
  transfersAdded: string[]
  /** The revision it made; null when there was nothing to change. */
  revision: number | null
}

export interface CarryOutOptions extends ChangeWatch {
  /** What else stands against the plan. */
  refuse?: (planned: readonly PlannedRecord[]) => Refusal[]
  /** It will be rolled back whatever comes of it: what is beyond the role of who asks is shown, and not forbidden. */
  isRehearsal?: boolean
}

/** Whoever wants to know what a change does, and may still refuse it. */
export interface ChangeWatch {
  /** Called when it is certain that something will be written, and nothing is yet: nobody else can write meanwhile. */
  beforeWriting?: (planned: readonly PlannedRecord[]) => Promise<void>
  /** Called when all is written, transfers included: what stands against it, now that it shows. */
  afterWriting?: (planned: readonly PlannedRecord[]) => Promise<Refusal[]>
}

export const refused = (refusals: Refusal[]): Applied => ({ refusals, planned: [], transfersAdded: [], revision: null })

/**
 * Whether the database has nothing to add to what is wrong. Everything that needs no database is done before the head
 * row is taken: while it is held, others wait.
 */
export const isHopeless = (check: Check, wanted: readonly Wanted[]) =>
  check.problems.length > 0 && check.references.length === 0 && !wanted.some(({ spec }) => spec.beyond)

/** Does what is planned, a manifest's records or a command's one, while the head row is held. */
export async function carryOut(
  scope: Scope,
  planned: PlannedRecord[],
  { refuse, isRehearsal, beforeWriting, afterWriting }: CarryOutOptions,
): Promise<Applied> {
  if (!isRehearsal) authorize(scope.actor, planned)
  const refusals = [...(refuse?.(planned) ?? []), ...(await findTakenKeys(scope, planned))]
  if (refusals.length > 0) return refused(refusals)
  if (planned.every(({ action }) => action === PlannedAction.KEEP)) return { ...refused([]), planned }

  await beforeWriting?.(planned)
  const revision = await writePlan(scope, planned)
  const retired = planned.filter(({ action }) => action === PlannedAction.RETIRE)
  const held = await findStillReferenced(scope, retired)
  if (held.length > 0) return refused(held)
  const isBehindTransfers = planned.some(
    ({ spec, action }) => action !== PlannedAction.KEEP && recordsBehindTransfers.includes(spec),
  )
  const transfersAdded = isBehindTransfers ? await keepTransfers(scope, revision) : []
  const denied = (await afterWriting?.(planned)) ?? []
  if (denied.length > 0) return refused(denied)
  return { refusals: [], planned, transfersAdded, revision: revision.revision }
}

/** Flows are named in the whole workspace: a key that another activity's flow holds, and keeps, is refused. */
async function findTakenKeys({ sql, workspaceId }: Scope, planned: readonly PlannedRecord[]): Promise<Refusal[]> {
  const changes = planned.flatMap((record) => record.parts.map((change) => ({ record, change })))
  const shared = new Set(changes.map(({ change }) => change.table).filter(isNamedInWorkspace))
  const refusals = [...shared].map(async (table): Promise<Refusal[]> => {
    const mine = changes.filter(({ change }) => change.table === table)
    const freed = new Set(mine.flatMap(({ change }) => change.remove.map((row) => row.key)))
    const wanted = new Map(
      mine.flatMap(({ record, change }) => change.insert.map((row) => [row.key as string, { record, row }])),
    )
    const taken = await sql<{ key: string }[]>`
      select key from ${sql(table.name)} where workspace_id = ${workspaceId} and key = any(${[...wanted.keys()]})`
    return taken
      .filter(({ key }) => !freed.has(key))
      .map(({ key }) => {
        const { record, row } = wanted.get(key)!
        const place = record.placed.find((each) => each.row === row)!
        return {
          code: 'DUPLICATE_KEY',
          message: `The key ${key} is taken by a flow of another activity.`,
          path: [...record.path, ...place.path, 'key'],
          remedy: 'Give the flow another key.',
        }
      })
  })
  return (await Promise.all(refusals)).flat()
}
