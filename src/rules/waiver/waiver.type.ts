import { Field, ObjectType } from 'type-graphql'
import { connectionOf } from '../../record/connection.type.ts'
import { DateScalar } from '../../record/graphql-scalars.ts'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import type { WaiverRow } from './waiver.table.ts'

@ObjectType({
  implements: InventoryRecord,
  description:
    'A finding set aside by a person, with a reason and an end: the finding stays visible, as waived, until that day.',
})
export class Waiver extends InventoryRecord implements WaiverRow {
  @Field(() => String, { description: 'The code of the rule, such as RETENTION_MISSING.' })
  rule!: string

  @Field(() => String, { description: 'The type of the record that the finding is about, such as Transfer.' })
  recordType!: string

  @Field(() => String, { description: 'The key of the record that the finding is about.' })
  record!: string

  @Field(() => String, { description: 'Why it may be set aside, in words.' })
  reason!: string

  @Field(() => String, { description: 'The person who answers for setting it aside.' })
  waivedBy!: string

  @Field(() => DateScalar, { nullable: true, description: 'The first day on which it is set aside; null: since ever.' })
  validFrom!: string | null

  @Field(() => DateScalar, { description: 'The last day on which it is set aside.' })
  validTo!: string
}

export const WaiverConnection = connectionOf(Waiver)
