import { Field, ObjectType } from 'type-graphql'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import type { DataSubjectCategoryRow } from './data-subject-category.table.ts'

@ObjectType({
  implements: InventoryRecord,
  description: 'People whose data is processed, such as employees or visitors of a site: GDPR Art. 30(1)(c).',
})
export class DataSubjectCategory extends InventoryRecord implements DataSubjectCategoryRow {
  @Field(() => String, {
    nullable: true,
    description: 'The term of the W3C Data Privacy Vocabulary, where there is one.',
  })
  dpvIri!: string | null

  @Field(() => Boolean, {
    description: 'Whether these people need particular care, such as children or patients (GDPR recital 75).',
  })
  vulnerable!: boolean
}
