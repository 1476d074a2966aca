import { Field, ObjectType } from 'type-graphql'
import { OrganizationKind } from '../../inventory/organization/organization.table.ts'
import { Role } from '../../inventory/role.type.ts'
import { CountryCode } from '../../record/graphql-scalars.ts'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import { Severity } from '../severity.type.ts'
import type { PolicyRow } from './policy.table.ts'

@ObjectType({
  implements: InventoryRecord,
  description:
    'What the workspace forbids itself beyond the law: which data must never go where or to whom, or is used for which purposes only. The fields that begin with “never” say together which flows are denied: to subprocessors and in India means to subprocessors in India. What is not stated of a flow, such as its country, is not held against it.',
})
export class Policy extends InventoryRecord implements PolicyRow {
  @Field(() => Boolean, {
    description: 'Only data of special categories is meant; with other conditions, data that meets all of them.',
  })
  specialCategory!: boolean

  @Field(() => String, {
    nullable: true,
    description:
      'The key of a regime, such as eu-gdpr: data must not go to a country that is outside its territory on the date. For eu-gdpr that is the EEA; an adequacy decision makes no difference. Null: no matter.',
  })
  neverOutside!: string | null

  @Field(() => [CountryCode], {
    description: 'Data must not go to any country but these. Empty: no matter.',
  })
  neverOutsideCountries!: string[]

  @Field(() => [CountryCode], { description: 'Data must not go to these countries. Empty: no matter.' })
  neverInCountries!: string[]

  @Field(() => [Role], {
    description:
      'Data must not go to organizations with one of these roles for it in the activity; one without a role counts as a third party. Empty: no matter.',
  })
  neverToRoles!: Role[]

  @Field(() => [OrganizationKind], {
    description: 'Data must not go to organizations of these kinds. Empty: no matter.',
  })
  neverToKinds!: OrganizationKind[]

  @Field(() => Severity, {
    description: 'How much a violation matters, unless a rule setting for POLICY_VIOLATED says otherwise.',
  })
  severity!: Severity

  @Field(() => Boolean, {
    description:
      'Whether a change that adds a violation is refused, with DENIED_BY_POLICY. Violations that are there already stay findings.',
  })
  enforced!: boolean

  @Field(() => String, { nullable: true, description: 'Why there is this policy, in words; null when not stated.' })
  reason!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'What to do about a violation, in words; null: what the rule says in general.',
  })
  remedy!: string | null
}
