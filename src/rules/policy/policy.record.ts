import { OrganizationKind } from '../../inventory/organization/organization.table.ts'
import { Role } from '../../inventory/role.ts'
import { defineRecord, setPart } from '../../record/record-spec.ts'
import { choice, country, flag, lawRef, ref, text } from '../../record/scalars.ts'
import { list, optional } from '../../record/shape.ts'
import { Severity } from '../severity.ts'
import {
  policies,
  policyDataCategories,
  policyDataSubjectCategories,
  policyOrganizations,
  policyPurposes,
  policySecurityMeasures,
} from './policy.table.ts'
import { saysSomething } from './policy-sense.ts'

/** More countries than there are cannot be listed. */
const mostCountries = 300

export const policyRecord = defineRecord({
  typename: 'Policy',
  section: 'policies',
  table: policies,
  fields: {
    dataCategories: optional(list(ref('dataCategories'))),
    dataSubjectCategories: optional(list(ref('dataSubjectCategories'))),
    specialCategory: optional(flag, false),
    neverOutside: optional(lawRef('regimes')),
    neverOutsideCountries: optional(list(country, mostCountries)),
    neverInCountries: optional(list(country, mostCountries)),
    neverToRoles: optional(list(choice(Role), Object.keys(Role).length)),
    neverToKinds: optional(list(choice(OrganizationKind), Object.keys(OrganizationKind).length)),
    neverToOrganizations: optional(list(ref('organizations'))),
    onlyForPurposes: optional(list(ref('purposes'))),
    unlessMeasures: optional(list(ref('securityMeasures'))),
    severity: optional(choice(Severity), Severity.ERROR),
    enforced: optional(flag, false),
    reason: optional(text()),
    remedy: optional(text()),
  },
  parts: {
    dataCategories: setPart(policyDataCategories, 'policy', 'dataCategory'),
    dataSubjectCategories: setPart(policyDataSubjectCategories, 'policy', 'dataSubjectCategory'),
    neverToOrganizations: setPart(policyOrganizations, 'policy', 'organization'),
    onlyForPurposes: setPart(policyPurposes, 'policy', 'purpose'),
    unlessMeasures: setPart(policySecurityMeasures, 'policy', 'securityMeasure'),
  },
  together: saysSomething,
})
