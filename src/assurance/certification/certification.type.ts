import { Field, ObjectType } from 'type-graphql'
import { DateScalar } from '../../record/graphql-scalars.ts'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import type { CertificationRow } from './certification.table.ts'

@ObjectType({
  implements: InventoryRecord,
  description:
    'A certification that an organization holds: a security standard, or its entry on a list that an adequacy decision asks for.',
})
export class Certification extends InventoryRecord implements CertificationRow {
  organization!: string

  @Field(() => String, {
    description:
      'What it is certified against, such as ISO/IEC 27001; for a list of an adequacy decision the key of the mechanism, such as eu-us-dpf.',
  })
  standard!: string

  @Field(() => String, {
    nullable: true,
    description: 'The edition of the standard, such as 2022; null when not stated.',
  })
  edition!: string | null

  @Field(() => String, { nullable: true, description: 'The number of the certificate; null when not stated.' })
  number!: string | null

  @Field(() => String, { nullable: true, description: 'Who issued it; null when not stated.' })
  body!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Which sites, services or data it covers, in words; null when not stated.',
  })
  scope!: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The first day it holds; null: since ever.' })
  validFrom!: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The last day it holds; null: until further notice.' })
  validTo!: string | null
}
