import type { Law } from '../law/law.ts'
import type { Sql } from '../platform/postgres.ts'
import { suggest } from '../platform/suggest.ts'
import { type Check, type FoundReference, show } from '../record/check.ts'
import type { RecordSpec, Row } from '../record/record-spec.ts'
import type { LawList } from '../record/shape.ts'
import type { Ground } from './ground.ts'
import type { ReadManifest, Wanted } from './read-manifest.ts'

/** Reports every reference that leads nowhere: not to a record of the manifest, nor to one on record, nor to the law. */
export async function resolveReferences(
  { sql, workspaceId, contents, law }: Ground,
  named: ReadManifest['named'],
  check: Check,
): Promise<void> {
  const open = new Map<string, FoundReference[]>()
  for (const reference of check.references) {
    if ('law' in reference.to) resolveInLaw(law, reference.to.law, reference, check)
    else if (!named.get(reference.to.section)?.has(reference.key)) {
      const { section } = reference.to
      open.set(section, [...(open.get(section) ?? []), reference])
    }
  }
  await Promise.all(
    [...open].map(([section, references]) => {
      const spec = contents.find((each) => each.section === section)!
      return resolveOnRecord(sql, workspaceId, spec, named.get(section) ?? new Set(), references, check)
    }),
  )
}

function resolveInLaw(law: Law, list: LawList, reference: FoundReference, check: Check): void {
  if (law[list].has(reference.key)) return
  const near = suggest(reference.key, law[list].keys())
  unknown(reference, `No ${lawWords[list]} has the key ${show(reference.key)}.`, near, check)
}
const lawWords: Record<LawList, string> = {
  mechanisms: 'transfer mechanism',
  legalBases: 'legal basis',
  regulations: 'regulation',
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
    } else
      unknown(
        reference,
        `Nothing in ${spec.section} has the key ${show(reference.key)}.`,
        suggest(reference.key, known),
        check,
      )
  }
}

function unknown(reference: FoundReference, message: string, near: string | null, check: Check): void {
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
  { sql, workspaceId }: Ground,
  wanted: readonly Wanted[],
  check: Check,
): Promise<void> {
  const specs = new Set(wanted.filter(({ spec, entry }) => spec.parent && entry[spec.parent]).map(({ spec }) => spec))
  for (const spec of specs) {
    const field = spec.parent!
    const above = new Map<string, string | null>()
    const recorded = await sql<Row[]>`
      select key, ${sql(field)} from ${sql(spec.table.name)} where workspace_id = ${workspaceId} and ${sql(field)} is not null`
    for (const row of recorded) above.set(row.key as string, row[field] as string)
    const mine = wanted.filter((each) => each.spec === spec)
    for (const { key, entry } of mine) above.set(key, entry[field] as string | null)
    for (const { key, path } of mine) {
      if (!standsAboveItself(key, above)) continue
      check.invalid([...path, field], `${show(key)} would stand above itself.`, 'Break the circle of parents.')
    }
  }
}

function standsAboveItself(key: string, above: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>()
  for (let at = above.get(key); at; at = above.get(at)) {
    if (at === key) return true
    if (seen.has(at)) return false
    seen.add(at)
  }
  return false
}
