import { defineRecord } from '../../record/record-spec.ts'
import { flag, text } from '../../record/scalars.ts'
import { optional } from '../../record/shape.ts'
import { dataSubjectCategories } from './data-subject-category.table.ts'

export const dataSubjectCategoryRecord = defineRecord({
  typename: 'DataSubjectCategory',
  section: 'dataSubjectCategories',
  table: dataSubjectCategories,
  fields: { dpvIri: optional(text()), vulnerable: optional(flag, false) },
})
