import { Field, ObjectType } from 'type-graphql'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import type { SecurityMeasureRow } from './security-measure.table.ts'

@ObjectType({
  implements: InventoryRecord,
  description:
    'A technical or organizational measure that protects personal data, such as encryption: GDPR Art. 30(1)(g) and Art. 32.',
})
export class SecurityMeasure extends InventoryRecord implements SecurityMeasureRow {
  @Field(() => Boolean, {
    description:
      'Whether it supplements a transfer mechanism against access by foreign authorities (EDPB Recommendations 01/2020).',
  })
  supplementary!: boolean

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was found to keep such access out; null when nobody has judged that.',
  })
  effective!: boolean | null
}
