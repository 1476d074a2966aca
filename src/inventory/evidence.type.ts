import { Field, ObjectType } from 'type-graphql'
import { Confidence } from '../platform/tables.ts'

/** What says how a row of a record is known; the types of such rows extend it, and it is no type of the API itself. */
@ObjectType()
export abstract class Evidence {
  @Field(() => String, {
    nullable: true,
    description:
      'Where this very row comes from: a document, a URL, a person’s role; null when it has no source of its own.',
  })
  source!: string | null

  @Field(() => Confidence, { description: 'Whether the source says it, or we read it so.' })
  confidence!: Confidence
}
