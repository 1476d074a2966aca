import { defineRecord } from '../../record/record-spec.ts'
import { lawRef, ref } from '../../record/scalars.ts'
import { optional, required } from '../../record/shape.ts'
import { endsAfterItBegins, validity } from '../../record/validity.ts'
import { safeguards } from './safeguard.table.ts'

export const safeguardRecord = defineRecord({
  typename: 'Safeguard',
  section: 'safeguards',
  table: safeguards,
  fields: {
    exporter: required(ref('organizations')),
    importer: required(ref('organizations')),
    mechanism: required(lawRef('mechanisms')),
    agreement: optional(ref('agreements')),
    ...validity(),
  },
  together: endsAfterItBegins,
  nameFrom: ({ exporter, importer, mechanism }) => `${exporter} → ${importer}, ${mechanism}`,
})
