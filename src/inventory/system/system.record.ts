import { defineRecord, setPart } from '../../record/record-spec.ts'
import { country, ref } from '../../record/scalars.ts'
import { described, list, optional } from '../../record/shape.ts'
import { systemCountries, systemDataCategories, systems } from './system.table.ts'

export const systemRecord = defineRecord({
  typename: 'System',
  section: 'systems',
  table: systems,
  policy: () => null,
  fields: {
    operator: optional(ref('organizations')),
    countries: optional(list(country)),
    dataCategories: described(
      'Which data it holds or handles, beyond what its flows carry.',
      optional(list(ref('dataCategories'))),
    ),
  },
  parts: {
    countries: setPart(systemCountries, 'system', 'country'),
    dataCategories: setPart(systemDataCategories, 'system', 'dataCategory'),
  },
})
