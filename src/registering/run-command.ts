import { lockWorkspace } from '../history/record-changes.ts'
import { type Applied, type ChangeWatch, carryOut, isHopeless, refused } from '../manifest/carry-out.ts'
import { type PlannedRecord, planRecord, planRetirement } from '../manifest/plan.ts'
import { readEntry, type Wanted } from '../manifest/read-manifest.ts'
import type { Refusal } from '../manifest/refusal.ts'
import { refuseDisagreements } from '../manifest/refuse-disagreements.ts'
import { refuseCircles, resolveReferences } from '../manifest/resolve-references.ts'
import { Check, type Path, show } from '../record/check.ts'
import type { Alteration, Command } from '../record/command.ts'
import { type RecordedRows, readRecordedRows } from '../record/read-rows.ts'
import type { Entry, TableInfo } from '../record/record-spec.ts'
import { entryOf } from '../record/rows.ts'
import type { Scope } from '../record/scope.ts'
import { elementsByKey, inputPath } from './input-entry.ts'

export type CommandInput = Entry & { expectedVersion?: number | null; dryRun: boolean }

/** Does what a command says, in the transaction of `sql`. With a refusal the caller must roll back. */
export async function runCommand(
  scope: Scope,
  command: Command,
  { expectedVersion, dryRun: _, ...said }: CommandInput,
  watch: ChangeWatch,
): Promise<Applied> {
  const { spec, names } = command
  const key = said[names] as string
  const check = new Check()
  const read = readInput(command, key, said, check)
  const inInput = (refusals: readonly Refusal[]) =>
    refusals.map((refusal) => ({ ...refusal, path: inputPath(command, said, refusal.path) }))
  if (isHopeless(check, read.wanted ? [read.wanted] : [])) return refused(inInput(check.problems))

  await lockWorkspace(scope)
  const recorded = await readRecordedRows(scope.sql, scope.workspaceId, spec, [key])
  if (command.does === 'retire' && !recorded.own.has(key))
    check.references.push({ to: { section: spec.section }, key, path: [names] })
  await resolveReferences(scope, new Map(read.wanted ? [[spec.section, new Set([key])]] : []), check)
  if (check.problems.length > 0 && !read.wanted) return refused(inInput(check.problems))

  const planned = await plan(scope, command, key, read, recorded, check)
  if (!planned) return refused(inInput(check.problems))
  const applied = await carryOut(scope, [planned], {
    refuse: () => refuseVersion(command, expectedVersion ?? null, planned),
    ...watch,
  })
  return { ...applied, refusals: inInput(applied.refusals) }
}

/** What the input says, as far as it can be read without a database. */
interface ReadInput {
  /** For a registration: the whole record. */
  wanted: Wanted | null
  /** For an alteration: the fields that were given, each scalar in its one form. */
  said: Entry
}

function readInput({ spec, names, does, input }: Command, key: string, said: Entry, check: Check): ReadInput {
  if (does === 'register') {
    const { [names]: _, ...entry } = said
    return { wanted: readEntry(spec, key, elementsByKey(spec, entry, check), [], check), said }
  }
  const checked = Object.entries((check.value(input, said, []) as Entry | null) ?? {})
  return { wanted: null, said: Object.fromEntries(checked.filter(([field]) => said[field] !== undefined)) }
}

async function plan(
  scope: Scope,
  { spec, does }: Command,
  key: string,
  { wanted, said }: ReadInput,
  recorded: RecordedRows,
  check: Check,
): Promise<PlannedRecord | null> {
  if (does === 'retire') return planRetirement(spec, key, recorded.own.get(key)!, [])
  const shall = does === 'register' ? wanted : alter(does)
  if (!shall) return null
  await refuseCircles(scope, [shall], check)
  const planned = planRecord(shall, recorded)
  await refuseDisagreements(scope, [shall], [planned], check)
  return check.problems.length === 0 ? planned : null

  function alter({ change }: Alteration): Wanted | null {
    const own = recorded.own.get(key)!
    const rowsOf = (table: TableInfo, owner: string) => recorded.parts.get(table)?.get(owner) ?? []
    const changed = change(entryOf(spec, own, rowsOf), said, check, key)
    return changed && readEntry(spec, key, changed, [], check)
  }
}

/** A registration of other content must say which version it replaces; and whoever names a version must be right. */
function refuseVersion({ does, spec }: Command, expected: number | null, planned: PlannedRecord): Refusal[] {
  const { key, fields, before } = planned
  const current = before ? (before.version as number) : null
  const mayGoWithout = does !== 'register' || before === null || fields.length === 0
  if (expected === null ? mayGoWithout : expected === current) return []
  const path: Path = ['expectedVersion']
  const conflict = { code: 'VERSION_CONFLICT', path, currentVersion: current, differs: before ? fields : null }
  const record = `${show(key)} in ${spec.section}`
  if (current === null) {
    return [{ ...conflict, message: `${record} is not there yet.`, remedy: 'Leave expectedVersion out to create it.' }]
  }
  return [
    {
      ...conflict,
      message:
        expected === null
          ? `${record} is on record with other content.`
          : `${record} has version ${current} by now, and not ${expected}.`,
      remedy: `Look at what differs; to go on, send it with expectedVersion ${current}.`,
    },
  ]
}
