import { defineRecord } from '../../record/record-spec.ts'
import { day, key, text } from '../../record/scalars.ts'
import { optional, required } from '../../record/shape.ts'
import { endsAfterItBegins } from '../../record/validity.ts'
import { ruleCode } from '../rule-code.ts'
import { waivers } from './waiver.table.ts'

/**
 * The record is named and not referred to: it is there when the waiver is made (`unknown-waived.ts`), but a waiver may
 * outlive a flow or a transfer, which come and go by themselves.
 */
export const waiverRecord = defineRecord({
  typename: 'Waiver',
  section: 'waivers',
  table: waivers,
  fields: {
    rule: required(ruleCode),
    recordType: required(text(100)),
    record: required(key(512)),
    reason: required(text()),
    waivedBy: required(text(200)),
    validFrom: optional(day),
    validTo: required(day),
  },
  together: endsAfterItBegins,
  nameFrom: ({ rule, recordType, record }) => `${rule} on ${recordType} ${record}`,
})
