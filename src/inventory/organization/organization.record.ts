import { defineRecord } from '../../record/record-spec.ts'
import { choice, country, ref } from '../../record/scalars.ts'
import { optional, required } from '../../record/shape.ts'
import { newOnly } from './organization.policy.ts'
import { OrganizationKind, organizations } from './organization.table.ts'

export const organizationRecord = defineRecord({
  typename: 'Organization',
  section: 'organizations',
  table: organizations,
  fields: {
    kind: required(choice(OrganizationKind)),
    country: optional(country),
    parent: optional(ref('organizations')),
  },
  parent: 'parent',
  policy: newOnly,
})
