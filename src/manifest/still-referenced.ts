import { type Path, show } from '../record/check.ts'
import type { Part, RecordSpec } from '../record/record-spec.ts'
import type { Scope } from '../record/scope.ts'
import type { Group, Shape } from '../record/shape.ts'
import type { PlannedRecord } from './plan.ts'
import type { Refusal } from './refusal.ts'

/** Asked after the writing: retired records that a record which is not retired still refers to. */
export async function findStillReferenced(scope: Scope, retired: readonly PlannedRecord[]): Promise<Refusal[]> {
  if (retired.length === 0) return []
  const bySection = new Map<string, string[]>()
  for (const { spec, key } of retired) bySection.set(spec.section, [...(bySection.get(spec.section) ?? []), key])
  const placeOf = (section: string, key: string) =>
    retired.find((each) => each.spec.section === section && each.key === key)!.path
  const found = await Promise.all(
    scope.contents.flatMap((spec) =>
      referringColumns(spec).map(({ section, columns, chain }) => {
        const keys = bySection.get(section)
        return keys ? findReferring(scope, spec, section, keys, columns, chain, placeOf) : []
      }),
    ),
  )
  // A record may refer to another in several of its fields.
  return [...new Map(found.flat().map((refusal) => [refusal.message, refusal])).values()]
}

interface Referring {
  section: string
  columns: string
  /** From the table with the column up to the record's own. */
  chain: Part[]
}

function referringColumns(spec: RecordSpec): Referring[] {
  const own = scalarReferences(spec.entry).map(({ section, column }) => ({ section, columns: column, chain: [] }))
  const parts = Object.entries(spec.parts).flatMap(([name, part]) => ofPart(part, spec.entry.fields[name]!.shape, []))
  return [...own, ...parts]
}

function ofPart(part: Part, shape: Shape, above: Part[]): Referring[] {
  if (shape.kind !== 'list' && shape.kind !== 'dictionary') return []
  const chain = [part, ...above]
  if (shape.of.kind === 'scalar') {
    const to = shape.of.refersTo
    return to && 'section' in to ? [{ section: to.section, columns: part.value!, chain }] : []
  }
  const of = shape.of
  const own = scalarReferences(of).map(({ section, column }) => ({ section, columns: column, chain }))
  const inner = Object.entries(part.parts ?? {}).flatMap(([name, each]) => ofPart(each, of.fields[name]!.shape, chain))
  return [...own, ...inner]
}

function scalarReferences(shape: Group, prefix = ''): { section: string; column: string }[] {
  return Object.entries(shape.fields).flatMap(([name, { shape: field }]) => {
    const column = prefix ? prefix + name[0]!.toUpperCase() + name.slice(1) : name
    if (field.kind === 'group') return scalarReferences(field, column)
    if (field.kind !== 'scalar' || !field.refersTo || !('section' in field.refersTo)) return []
    return [{ section: field.refersTo.section, column }]
  })
}

async function findReferring(
  { sql, workspaceId }: Scope,
  spec: RecordSpec,
  section: string,
  keys: readonly string[],
  column: string,
  chain: readonly Part[],
  placeOf: (section: string, key: string) => Path,
): Promise<Refusal[]> {
  const [part, above] = chain
  const source = part ? part.table : spec.table
  const owner = !part ? sql`t.key` : above ? sql`a.${sql(above.owner)}` : sql`t.${sql(part.owner)}`
  const join =
    part && above
      ? sql`join ${sql(above.table.name)} a on a.workspace_id = t.workspace_id and a.key = t.${sql(part.owner)}`
      : sql``
  const rows = await sql<{ referred: string; by: string }[]>`
    select distinct t.${sql(column)} as referred, r.key as by
      from ${sql(source.name)} t ${join}
      join ${sql(spec.table.name)} r on r.workspace_id = t.workspace_id and r.key = ${owner} and r.retired_at is null
     where t.workspace_id = ${workspaceId} and t.${sql(column)} = any(${keys})
     order by 1, 2 limit 100`
  return rows.map(({ referred, by }) => ({
    code: 'STILL_REFERENCED',
    message: `${show(referred)} in ${section} cannot be retired: ${by} in ${spec.section} refers to it.`,
    path: placeOf(section, referred),
    remedy: `Change ${by} first, or retire it too.`,
  }))
}
