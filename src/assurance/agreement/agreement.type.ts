import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { Role } from '../../inventory/role.type.ts'
import { DateScalar } from '../../record/graphql-scalars.ts'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import { AgreementKind, type AgreementPartyRow, type AgreementRow } from './agreement.table.ts'

registerEnumType(AgreementKind, {
  name: 'AgreementKind',
  description: 'What an agreement is for.',
  valuesConfig: {
    DPA: { description: 'A data processing agreement: GDPR Art. 28(3).' },
    JOINT_CONTROLLER_ARRANGEMENT: { description: 'An arrangement between joint controllers: GDPR Art. 26.' },
    STANDARD_CLAUSES: { description: 'Standard contractual clauses for transfers: GDPR Art. 46(2)(c) or its like.' },
    SERVICES: { description: 'A contract for services, which may say something of data protection too.' },
    OTHER: { description: 'None of these.' },
  },
})

@ObjectType({
  implements: InventoryRecord,
  description:
    'A contract between organizations that matters for data protection, such as a data processing agreement.',
})
export class Agreement extends InventoryRecord implements AgreementRow {
  @Field(() => AgreementKind, { description: 'What it is for.' })
  kind!: AgreementKind

  @Field(() => DateScalar, { nullable: true, description: 'The day it was signed; null when not stated.' })
  signedOn!: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The first day it holds; null: since ever.' })
  validFrom!: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The last day it holds; null: until further notice.' })
  validTo!: string | null
}

@ObjectType({ description: 'One organization’s part in an agreement.' })
export class AgreementParty implements AgreementPartyRow {
  workspaceId!: string
  agreement!: string
  item!: string
  organization!: string

  @Field(() => Role, { nullable: true, description: 'The role in which it is party to it; null when not stated.' })
  role!: Role | null
}
