import { Field, ObjectType } from 'type-graphql'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import type { PurposeRow } from './purpose.table.ts'

@ObjectType({
  implements: InventoryRecord,
  description: 'Why personal data is processed, as GDPR Art. 30(1)(b) asks for it. Purposes form a tree.',
})
export class Purpose extends InventoryRecord implements PurposeRow {
  parent!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The term of the W3C Data Privacy Vocabulary, where there is one.',
  })
  dpvIri!: string | null
}
