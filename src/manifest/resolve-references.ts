import type { Law } from '../law/law.ts'
import { pushTo } from '../platform/maps.ts'
import type { Sql } from '../platform/postgres.ts'
import { suggest } from '../platform/suggest.ts'
import { type Check, type FoundReference, show } from '../record/check.ts'
import type { RecordSpec, Row } from '../record/record-spec.ts'
import type { Scope } from '../record/scope.ts'
import type { LawList } from '../record/shape.ts'
import type { ReadManifest, Wanted } from './read-manifest.ts'

/** Reports every reference that leads nowhere: not to a record of the manifest, nor to one on record, nor to the law. */
export async function resolveReferences(
  { sql, workspaceId, contents, law }: Scope,
  named: ReadManifest['named'],
  check: Check,
): Promise<void> {
  await Promise.all(
    [...openReferences(law, named, check)].map(([section, references]) => {
      const spec = contents.find((each) => each.section === section)!
      return resolveOnRecord(sql, workspaceId, spec, named.get(section) ?? new Set(), references, check)
    }),
  )
}

/** Reports the references that lead nowhere in the law; answers, by section, those that the manifest itself does not answer. */
export function openReferences(law: Law, named: ReadManifest['named'], check: Check): Map<string, FoundReference[]> {
  const open = new Map<string, FoundReference[]>()
  for (const reference of check.references) {
    const { to, key } = reference
    if ('law' in to) resolveInLaw(law, to.law, reference, check)
    else if (!named.get(to.section)?.has(key)) pushTo(open, to.section, reference)
  }
  return open
}

function resolveInLaw(law: Law, list: LawList, reference: FoundReference, check: Check): void {
  if (law[list].has(reference.key)) return
  unknown(reference, `No ${lawWords[list]} has the key ${show(reference.key)}.`, law[list].keys(), check)
}
const lawWords: Record<LawList, string> = {
  mechanisms: 'transfer mechanism',
  legalBases: 'legal basis',
  regulations: 'regulation',
  regimes: 'regime',
}

async function resolveOnRecord(
  sql: Sql,
  workspaceId: string,
  spec: RecordSpec,
  named: ReadonlySet<string>,
  references: readonly FoundReference[],
  check: Check,
): Promise<void> {
  const keys = [...new Set(references.map((reference) => reference.key))]
  const found = await sql<{ key: string; retiredAt: Date | null }[]>`
    select key, retired_at from ${sql(spec.table.name)} where workspace_id = ${workspaceId} and key = any(${keys})`
  const present = new Set(found.filter((row) => !row.retiredAt).map((row) => row.key))
  const retired = new Set(found.filter((row) => row.retiredAt).map((row) => row.key))
  const missing = references.filter((reference) => !present.has(reference.key))
  if (missing.length === 0) return
  const known = new Set([...named, ...(await someKeys(sql, workspaceId, spec))])
  for (const reference of missing) {
    if (retired.has(reference.key)) {
      const remedy = `Name it in ${spec.section} to bring it back, or refer to another.`
      check.problems.push({
        code: 'UNKNOWN_REFERENCE',
        message: `${show(reference.key)} in ${spec.section} is retired.`,
        path: reference.path,
        remedy,
      })
    } else reportUnknown(reference, spec.section, known, check)
  }
}

export function reportUnknown(reference: FoundReference, section: string, known: Iterable<string>, check: Check): void {
  unknown(reference, `Nothing in ${section} has the key ${show(reference.key)}.`, known, check)
}

/** Looking for what was meant takes its time where there are many keys: after so many faults nobody reads it. */
const mostSuggested = 200

function unknown(reference: FoundReference, message: string, known: Iterable<string>, check: Check): void {
  const near = check.problems.length < mostSuggested ? suggest(reference.key, known) : null
  check.problems.push({
    code: 'UNKNOWN_REFERENCE',
    message,
    path: reference.path,
    remedy: near ? `Did you mean ${near}?` : 'Register it first, or name it in the same manifest.',
  })
}

/** Keys to choose a suggestion from. */
async function someKeys(sql: Sql, workspaceId: string, spec: RecordSpec): Promise<string[]> {
  const rows = await sql<{ key: string }[]>`
    select key from ${sql(spec.table.name)} where workspace_id = ${workspaceId} and retired_at is null order by key limit 10000`
  return rows.map((row) => row.key)
}

/** Reports records that would stand above themselves. */
export async function refuseCircles(
  { sql, workspaceId }: Scope,
  wanted: readonly Wanted[],
  check: Check,
): Promise<void> {
  const recorded = new Map<RecordSpec, Map<string, string | null>>()
  for (const spec of specsWithParents(wanted)) {
    const field = spec.parent!
    const rows = await sql<Row[]>`
      select key, ${sql(field)} from ${sql(spec.table.name)} where workspace_id = ${workspaceId} and ${sql(field)} is not null`
    recorded.set(spec, new Map(rows.map((row) => [row.key as string, row[field] as string])))
  }
  reportCircles(wanted, recorded, check)
}

/** Reports them by what is wanted, over what is on record. */
export function reportCircles(
  wanted: readonly Wanted[],
  recorded: ReadonlyMap<RecordSpec, ReadonlyMap<string, string | null>>,
  check: Check,
): void {
  for (const spec of specsWithParents(wanted)) {
    const field = spec.parent!
    const above = new Map(recorded.get(spec))
    const mine = wanted.filter((each) => each.spec === spec)
    for (const { key, entry } of mine) above.set(key, entry[field] as string | null)
    for (const { key, path } of mine) {
      if (!standsAboveItself(key, above)) continue
      check.invalid([...path, field], `${show(key)} would stand above itself.`, 'Break the circle of parents.')
    }
  }
}

const specsWithParents = (wanted: readonly Wanted[]) =>
  new Set(wanted.filter(({ spec, entry }) => spec.parent && entry[spec.parent]).map(({ spec }) => spec))

function standsAboveItself(key: string, above: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>()
  for (let at = above.get(key); at; at = above.get(at)) {
    if (at === key) return true
    if (seen.has(at)) return false
    seen.add(at)
  }
  return false
}
