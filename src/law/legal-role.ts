import { z } from 'zod'
import { type DeepReadonly, dpvIriOrNull, type Known, meta, reference, words } from './schema-parts.ts'

const legalRole = (known: Known) =>
  z.strictObject({
    id: words,
    regulation: reference(known, 'regulation'),
    legalRef: words,
    dpvIri: dpvIriOrNull,
    nearestGdprRole: reference(known, 'GDPR role').nullable(),
  })

/** roles.json, whose note is empty */
export const rolesFile = (known: Known) =>
  z.strictObject({ meta: meta.extend({ note: z.string() }), roles: z.array(legalRole(known)) })

/** What a law calls someone who handles data, and the role of the GDPR that comes nearest; references are keys. */
export type SuggestedRole = DeepReadonly<z.infer<ReturnType<typeof legalRole>>>
