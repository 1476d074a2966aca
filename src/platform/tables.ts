import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  check,
  customType,
  foreignKey,
  index,
  integer,
  type PgTableExtraConfigValue,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

/** How sure we are of a fact: its source says it, or we read it so. */
export enum Confidence {
  STATED = 'STATED',
  INFERRED = 'INFERRED',
}

/**
 * A key, or a reference to one. Compared byte by byte, so that the order of a page is the same on every machine and
 * an index serves it under row-level security.
 */
export const keyText = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

/** An enum is text with a check: the `=` of a PostgreSQL enum is not leakproof, so no index would serve it. */
export const textOf = <E extends Record<string, string>>(values: E) =>
  text({ enum: Object.values(values) as [string, ...string[]] }).$type<E[keyof E]>()

export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' })

export const workspaceId = () => uuid().notNull()

/** Where a fact comes from and how sure it is: on every record, and on every row of one that can have its own source. */
export const evidenceColumns = {
  source: text(),
  confidence: textOf(Confidence).notNull(),
}

/** What every record of the inventory has. */
export const recordColumns = {
  workspaceId: workspaceId(),
  key: keyText().notNull(),
  name: text().notNull(),
  /** Key and name without case and accents: what name order and text filters read. */
  folded: keyText().notNull(),
  /** Other names of it, in order. Nothing filters by one, so the set needs no rows of its own. */
  aliases: text().array().notNull().default([]),
  description: text(),
  ...evidenceColumns,
  version: integer().notNull(),
  /** The revision of its last change. */
  changedIn: bigint({ mode: 'number' }).notNull(),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
  retiredAt: instant(),
}

type Column = AnyPgColumn
interface RecordTableColumns {
  workspaceId: Column
  key: Column
  folded: Column
  createdAt: Column
  updatedAt: Column
  confidence: Column
}

/** Keys and the indexes of the four orders that every list of records can be asked in. */
export function recordConstraints(table: string, t: RecordTableColumns): PgTableExtraConfigValue[] {
  return [
    primaryKey({ name: `${table}_pk`, columns: [t.workspaceId, t.key] }),
    index(`${table}_by_name`).on(t.workspaceId, t.folded, t.key),
    index(`${table}_by_created_at`).on(t.workspaceId, t.createdAt, t.key),
    index(`${table}_by_updated_at`).on(t.workspaceId, t.updatedAt, t.key),
    oneOf(table, t.confidence, Confidence),
  ]
}

/**
 * A foreign key inside the workspace, with the index that serves it from the other side.
 * `covered`: the primary key, or an index of the table, already begins with the column.
 * `onDelete: 'cascade'`: the rows are made from those they refer to, and go with them.
 */
export function refersTo<T extends { workspaceId: Column }>(
  table: string,
  t: T,
  column: keyof T & string,
  to: { workspaceId: Column; key: Column },
  options: { covered?: boolean; onDelete?: 'cascade' } = {},
): PgTableExtraConfigValue[] {
  const from = t[column] as Column
  const name = snakeCase(column)
  const constraint = foreignKey({
    name: `${table}_${name}_fk`,
    columns: [t.workspaceId, from],
    foreignColumns: [to.workspaceId, to.key],
  })
  if (options.onDelete) constraint.onDelete(options.onDelete)
  return options.covered ? [constraint] : [constraint, index(`${table}_by_${name}`).on(t.workspaceId, from)]
}

/** The row of a set: the record it belongs to, and one value of the set. */
export function setConstraints<T extends { workspaceId: Column }>(
  table: string,
  t: T,
  owner: keyof T & string,
  value: keyof T & string,
  to: { workspaceId: Column; key: Column },
): PgTableExtraConfigValue[] {
  return [
    primaryKey({ name: `${table}_pk`, columns: [t.workspaceId, t[owner] as Column, t[value] as Column] }),
    ...refersTo(table, t, owner, to, { covered: true }),
  ]
}

export function oneOf(table: string, column: Column, values: Record<string, string>): PgTableExtraConfigValue {
  // A check constraint takes no parameters; the values are words of our own enums.
  const list: SQL[] = Object.values(values).map((value) => sql.raw(`'${value}'`))
  return check(`${table}_${snakeCase(column.name)}_check`, sql`${column} in (${sql.join(list, sql`, `)})`)
}

export const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
