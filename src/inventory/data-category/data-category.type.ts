import { Field, ObjectType } from 'type-graphql'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import { Evidence } from '../evidence.type.ts'
import type { DataCategoryRow, DataElementRow } from './data-category.table.ts'

@ObjectType({
  implements: InventoryRecord,
  description:
    'What kind of personal data is processed, such as contact data: GDPR Art. 30(1)(c). Categories form a tree, and a category stands for those below it too.',
})
export class DataCategory extends InventoryRecord implements DataCategoryRow {
  parent!: string | null

  @Field(() => Boolean, {
    description: 'Whether it is special under GDPR Art. 9, such as health data; its processing then needs a condition.',
  })
  specialCategory!: boolean

  @Field(() => String, {
    nullable: true,
    description: 'The term of the W3C Data Privacy Vocabulary, where there is one.',
  })
  dpvIri!: string | null
}

@ObjectType({ description: 'A field of data within a category, such as the e-mail address within contact data.' })
export class DataElement extends Evidence implements DataElementRow {
  workspaceId!: string
  dataCategory!: string

  @Field(() => String, { description: 'The stable name of the element; unique within its category.' })
  key!: string

  @Field(() => String, { description: 'What people call it.' })
  name!: string

  @Field(() => String, {
    nullable: true,
    description: 'The term of the W3C Data Privacy Vocabulary, where there is one.',
  })
  dpvIri!: string | null
}
