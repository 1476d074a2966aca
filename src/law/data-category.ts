import { z } from 'zod'
import { type DeepReadonly, dpvIriOrNull, meta, words } from './schema-parts.ts'

/** The letters of Cal. Civ. Code 1798.140(v)(1). */
const ccpaLetters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L'] as const

const dataCategory = z.strictObject({
  id: words,
  name: words,
  dpvIri: dpvIriOrNull,
  ccpa: z.array(z.enum(ccpaLetters)),
  ccpaSensitive: z.boolean(),
  gdprSpecialCategory: z.boolean(),
  gdprArt10: z.boolean().optional(),
  cpniCandidate: z.boolean(),
  trafficData: z.boolean(),
  note: words.optional(),
})

/** data-categories.json */
export const dataCategoriesFile = z.strictObject({
  meta,
  ccpaLegend: z.record(z.enum(ccpaLetters), words),
  dataCategories: z.array(dataCategory),
})

/** A category of personal data, with what California, the GDPR and the telecommunications laws call it. */
export type SuggestedDataCategory = DeepReadonly<z.infer<typeof dataCategory>>
