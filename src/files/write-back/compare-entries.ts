import { readEntry } from '../../manifest/read-manifest.ts'
import { Check } from '../../record/check.ts'
import type { Entry, RecordSpec } from '../../record/record-spec.ts'

/** What is said of a record in one place, as it is written and as it is meant. */
export interface Said {
  written: Record<string, unknown>
  meant: Entry
}

/** Null where it is not sound. */
export function said(spec: RecordSpec, key: string, written: unknown): Said | null {
  const wanted = readEntry(spec, key, written, [], new Check())
  return wanted && { written: written as Record<string, unknown>, meant: wanted.entry }
}

/** The fields in which two entries do not mean the same. One that leaves out what is kept agrees with any. */
export const differingFields = (spec: RecordSpec, here: Said, there: Said): string[] =>
  Object.keys(spec.entry.fields).filter((field) => {
    const [mine, theirs] = [here.meant[field], there.meant[field]]
    return mine !== undefined && canonical(mine ?? null) !== canonical(theirs ?? null)
  })

/** One text for all ways of writing a value: lists have no order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, each]) => `${name}:${canonical(each)}`).join()}}`
}
