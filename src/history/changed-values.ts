import { isDeepStrictEqual } from 'node:util'
import type { RecordSpec, Row, TableInfo } from '../record/record-spec.ts'
import { entryOf } from '../record/rows.ts'
import type { Scope } from '../record/scope.ts'
import type { Field } from '../record/shape.ts'
import type { ChangedValue, ChangeRow } from './change.type.ts'
import { ChangeAction } from './history.table.ts'
import { type Moment, readPastRows } from './read-past-rows.ts'

/**
 * What changes made of their records' fields, from the versions on both sides of each revision: one statement for each
 * table of a type that a change touched, whatever the number of changes.
 */
export async function loadChangedValues(
  { sql, workspaceId }: Scope,
  specOf: (typename: string) => RecordSpec | null,
  changes: readonly ChangeRow[],
): Promise<ChangedValue[][]> {
  const values = new Map<ChangeRow, ChangedValue[]>()
  const ofType = (spec: RecordSpec) => changes.filter(({ recordType }) => recordType === spec.typename)
  const specs = [...new Set(changes.map(({ recordType }) => specOf(recordType)))].filter((spec) => spec !== null)
  await Promise.all(
    specs.map(async (spec) => {
      const mine = ofType(spec)
      const rows = await readPastRows(sql, workspaceId, spec, mine.flatMap(momentsOf), (field) =>
        mine.filter((change) => namesField(change, field)).flatMap(momentsOf),
      )
      for (const change of mine) {
        const at = (revision: number) => {
          const own = rows.own({ key: change.key, revision })
          return own && fieldsAt(spec, own, (table, owner) => rows.part(table, { key: owner, revision }))
        }
        values.set(change, compare(change, at(change.revision - 1), at(change.revision)))
      }
    }),
  )
  return changes.map((change) => values.get(change) ?? [])
}

const momentsOf = ({ action, key, revision }: ChangeRow): Moment[] =>
  action === ChangeAction.CREATED
    ? [{ key, revision }]
    : [
        { key, revision: revision - 1 },
        { key, revision },
      ]

/** A creation names no fields: it gave the record all of them. */
const namesField = ({ action, fields }: ChangeRow, field: string) =>
  action === ChangeAction.CREATED || fields.includes(field)

type Fields = Record<string, unknown>

/** Every field of a record with what it says, written or not. */
function fieldsAt(spec: RecordSpec, own: Row, partsOf: (table: TableInfo, owner: string) => readonly Row[]): Fields {
  const entry = entryOf(spec, own, partsOf)
  const said = Object.entries(spec.entry.fields).map(([name, field]) => {
    // As it is on record: a manifest leaves out what is as it would be anyhow, such as a name that the hub made.
    return [name, field.shape.kind === 'scalar' ? (own[name] ?? null) : (entry[name] ?? unwritten(field))]
  })
  return { ...Object.fromEntries(said), retiredAt: own.retiredAt ?? null }
}

const unwritten = ({ shape, fallback }: Field) =>
  fallback ?? (shape.kind === 'list' ? [] : shape.kind === 'dictionary' ? {} : null)

function compare(change: ChangeRow, before: Fields | null, after: Fields | null): ChangedValue[] {
  const names = Object.keys(after ?? before ?? {}).filter((name) => namesField(change, name))
  return names
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((value) => !isDeepStrictEqual(value.before, value.after) && !(before === null && saysNothing(value.after)))
}

/** An empty list or dictionary. */
const saysNothing = (value: unknown) =>
  typeof value === 'object' && !(value instanceof Date) && Object.keys(value ?? {}).length === 0
