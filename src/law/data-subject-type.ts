import { z } from 'zod'
import { type DeepReadonly, dpvIri, dpvIriOrNull, meta, words } from './schema-parts.ts'

const dataSubjectType = z.strictObject({
  id: words,
  name: words,
  dpvIri: dpvIriOrNull,
  vulnerable: z.boolean(),
})

/** data-subject-types.json */
export const dataSubjectTypesFile = z.strictObject({
  meta,
  root: dpvIri,
  dataSubjectTypes: z.array(dataSubjectType),
})

/** A kind of people whom data is about. */
export type SuggestedDataSubjectType = DeepReadonly<z.infer<typeof dataSubjectType>>
