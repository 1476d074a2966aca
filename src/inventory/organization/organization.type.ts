import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { CountryCode } from '../../record/graphql-scalars.ts'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import { OrganizationKind, type OrganizationRow } from './organization.table.ts'

registerEnumType(OrganizationKind, {
  name: 'OrganizationKind',
  description: 'What an organization is to us.',
  valuesConfig: {
    OWN_ENTITY: { description: 'A legal entity of our own group.' },
    CUSTOMER: { description: 'It buys from us; often the controller of what we process for it.' },
    VENDOR: { description: 'It supplies us; often our processor.' },
    AUTHORITY: { description: 'A public authority, such as a supervisory authority or a court.' },
    OTHER: { description: 'None of these.' },
  },
})

@ObjectType({
  implements: InventoryRecord,
  description:
    'A legal entity that holds roles, operates systems, or sends and receives data: one of our own, a customer, a vendor. Organizations form groups under a parent.',
})
export class Organization extends InventoryRecord implements OrganizationRow {
  @Field(() => OrganizationKind, { description: 'What it is to us.' })
  kind!: OrganizationKind

  @Field(() => CountryCode, {
    nullable: true,
    description:
      'Where it is established; null when not stated. It is the country of a flow’s end at it, unless the flow says another.',
  })
  country!: string | null

  parent!: string | null
}
