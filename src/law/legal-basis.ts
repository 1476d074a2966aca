import { z } from 'zod'
import { type DeepReadonly, isoDate, type Known, meta, reference, words, wordsOrNull } from './schema-parts.ts'

const kinds = ['lawful-basis', 'special-category-condition', 'transfer-basis'] as const

const legalBasis = (known: Known) =>
  z.strictObject({
    id: words,
    regulation: reference(known, 'regulation'),
    legalRef: words,
    name: words,
    kind: z.enum(kinds),
    validFrom: isoDate.optional(),
    needs: z.array(words).optional(),
    rightsEffect: z
      .strictObject({ portability: z.boolean(), objection: z.boolean(), erasure: words.optional() })
      .optional(),
    dpvIri: wordsOrNull,
    broaderDpv: words.optional(),
    source: words.optional(),
  })

/** legal-bases.json */
export const legalBasesFile = (known: Known) =>
  z.strictObject({
    meta,
    legalBases: z.array(legalBasis(known)),
    specialCategoryConditions: z.array(legalBasis(known)),
    transferBases: z.array(legalBasis(known)),
    tiltCodes: z.strictObject({ note: words }),
  })

/** A ground for processing, or a condition for processing special categories. */
export type LegalBasis = DeepReadonly<z.infer<ReturnType<typeof legalBasis>>>
