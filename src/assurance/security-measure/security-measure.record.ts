import { defineRecord } from '../../record/record-spec.ts'
import { flag } from '../../record/scalars.ts'
import { optional } from '../../record/shape.ts'
import { securityMeasures } from './security-measure.table.ts'

export const securityMeasureRecord = defineRecord({
  typename: 'SecurityMeasure',
  section: 'securityMeasures',
  table: securityMeasures,
  fields: { supplementary: optional(flag, false), effective: optional(flag) },
})
