import { defineRecord } from '../../record/record-spec.ts'
import { ref, text } from '../../record/scalars.ts'
import { optional } from '../../record/shape.ts'
import { purposes } from './purpose.table.ts'

export const purposeRecord = defineRecord({
  typename: 'Purpose',
  section: 'purposes',
  table: purposes,
  fields: { parent: optional(ref('purposes')), dpvIri: optional(text()) },
  parent: 'parent',
})
