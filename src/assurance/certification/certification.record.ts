import { defineRecord } from '../../record/record-spec.ts'
import { ref, text } from '../../record/scalars.ts'
import { optional, required } from '../../record/shape.ts'
import { endsAfterItBegins, validity } from '../../record/validity.ts'
import { certifications } from './certification.table.ts'

export const certificationRecord = defineRecord({
  typename: 'Certification',
  section: 'certifications',
  table: certifications,
  fields: {
    organization: required(ref('organizations')),
    standard: required(text(200)),
    edition: optional(text(200)),
    number: optional(text(200)),
    body: optional(text(500)),
    scope: optional(text()),
    ...validity(),
  },
  together: endsAfterItBegins,
})
