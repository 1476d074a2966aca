import { defineRecord, namedPart } from '../../record/record-spec.ts'
import { evidence, flag, ref, text } from '../../record/scalars.ts'
import { dictionary, group, optional, required, typed } from '../../record/shape.ts'
import { dataCategories, dataElements } from './data-category.table.ts'

export const dataCategoryRecord = defineRecord({
  typename: 'DataCategory',
  section: 'dataCategories',
  table: dataCategories,
  fields: {
    parent: optional(ref('dataCategories')),
    specialCategory: optional(flag, false),
    dpvIri: optional(text()),
    elements: optional(
      dictionary(typed('DataElement', group({ name: required(text(500)), dpvIri: optional(text()), ...evidence() }))),
    ),
  },
  parts: { elements: namedPart(dataElements, 'dataCategory') },
  parent: 'parent',
})
