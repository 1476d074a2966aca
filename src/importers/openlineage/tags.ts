import { z } from 'zod'
import { ImportInputError, problemsOf } from '../input-error.ts'
import { readData } from '../read-data.ts'
import type { InputFile } from '../read-input.ts'

const key = z.string().regex(/^[a-z0-9][a-z0-9._/-]{0,127}$/, 'is no key: lower-case letters, digits and . _ / -')
const pattern = z.string().min(1)

const rule = z
  .strictObject({ dataset: pattern.optional(), field: pattern.optional(), tag: pattern.optional(), category: key })
  .refine(({ dataset, field, tag }) => dataset ?? field ?? tag, 'says neither dataset nor field nor tag')

const tagsFile = z.strictObject({
  dataCategories: z.record(key, z.string().min(1).max(500)).default({}),
  rules: z.array(rule).default([]),
  systems: z.array(z.strictObject({ dataset: pattern, system: key })).default([]),
})

/**
 * Which columns hold which data categories, and which datasets are systems on record: by patterns, in which `*` stands
 * for anything. Categories that it names are made; others are on record already.
 */
export type Tags = z.output<typeof tagsFile>

export const noTags: Tags = { dataCategories: {}, rules: [], systems: [] }

export function readTags({ name, text }: InputFile): Tags {
  const read = readData(name, text)
  if ('problems' in read)
    throw new ImportInputError(
      name,
      read.problems.map((problem) => ({ path: '', ...problem })),
    )
  const checked = tagsFile.safeParse(read.data.value)
  if (checked.success) return checked.data
  throw new ImportInputError(name, problemsOf(checked.error, read.data.placeOf))
}

/** Whether a name fits a pattern, in any case of its letters. */
export function fits(pattern: string, name: string): boolean {
  const [start, ...rest] = pattern.toLowerCase().split('*')
  const text = name.toLowerCase()
  if (rest.length === 0) return text === start
  const end = rest.pop()!
  if (!text.startsWith(start!)) return false
  let from = start!.length
  for (const part of rest) {
    const found = text.indexOf(part, from)
    if (found < 0) return false
    from = found + part.length
  }
  return text.length - from >= end.length && text.endsWith(end)
}
