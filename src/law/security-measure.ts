import { z } from 'zod'
import { type DeepReadonly, dpvIri, dpvIriOrNull, meta, words } from './schema-parts.ts'

const heading = z
  .strictObject({
    id: words,
    heading: words,
    kind: z.enum(['technical', 'organisational', 'physical']),
    dpvIris: z.array(dpvIri),
    exampleMeasures: z.array(words).min(1),
    source: words,
  })
  .transform((row) => ({ ...row, supplementary: false as const }))

const supplementaryMeasure = z
  .strictObject({
    id: words,
    kind: z.enum(['technical', 'contractual', 'organisational']),
    name: words,
    edpbUseCases: z.array(z.int().min(1).max(7)),
    dpvIri: dpvIriOrNull,
  })
  .transform((row) => ({ ...row, supplementary: true as const }))

/** security-measures.json */
export const securityMeasuresFile = z.strictObject({
  meta,
  headings: z.array(heading),
  supplementaryMeasures: z.array(supplementaryMeasure),
})

/**
 * A heading of Annex II of the standard clauses, with examples of measures under it, or a supplementary measure after
 * EDPB Recommendations 01/2020. Both can be technical or organisational: `supplementary` tells them apart, not `kind`.
 */
export type SuggestedSecurityMeasure = DeepReadonly<z.infer<typeof heading> | z.infer<typeof supplementaryMeasure>>
