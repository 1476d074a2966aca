import { z } from 'zod'

export const text = z.string().trim().min(1, 'is empty')
export const day = z.iso.date()
/** Ids become keys of records. */
export const id = z.string().regex(/^[a-z0-9][a-z0-9._/-]{0,127}$/, 'is no key: lower-case letters, digits and . _ / -')
export const country = z.string().regex(/^[A-Z]{2}$/, 'is no ISO 3166-1 alpha-2 code such as BE')

/** The importer has no place for a value here: one that turns up must be looked at, not dropped. */
export const notStated = z.null({ error: 'is known to this importer only as not stated (null)' })

const evidence = { source: text, confidence: z.enum(['stated', 'inferred']) }

/** A fact with an id of its own. Unknown fields are errors, so that nothing is dropped in silence. */
export const fact = <S extends z.core.$ZodShape>(shape: S) => z.strictObject({ id, ...shape, ...evidence })

/** A value with evidence of its own inside another fact. */
export const sourced = <T extends z.ZodType>(value: T) => z.strictObject({ value, note: text.optional(), ...evidence })

/** A list whose facts are told apart by their ids. */
export const facts = <T extends z.ZodType<{ id: string }>>(item: T) =>
  z.array(item).check(({ value, issues }) => {
    const seen = new Set<string>()
    value.forEach(({ id }, position) => {
      if (seen.has(id))
        issues.push({ code: 'custom', input: id, path: [position, 'id'], message: `"${id}" stands here twice` })
      seen.add(id)
    })
  })
