import { Field, Int, InterfaceType, registerEnumType } from 'type-graphql'
import { Confidence } from '../platform/tables.ts'
import { DateTime } from './graphql-scalars.ts'
import { Node } from './node.type.ts'

registerEnumType(Confidence, {
  name: 'Confidence',
  description: 'How sure we are of a fact.',
  valuesConfig: {
    STATED: { description: 'Its source says it.' },
    INFERRED: { description: 'Our reading; the source does not say it in these words.' },
  },
})

@InterfaceType({
  implements: Node,
  description: 'What every record of the inventory has.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class InventoryRecord extends Node {
  @Field(() => String, {
    description:
      'The stable name of the record in inputs, manifests and URLs; unique for its type in the workspace. Never changes.',
  })
  key!: string

  @Field(() => String, { description: 'What people call it.' })
  name!: string

  @Field(() => [String], {
    description: 'Other names it goes by, such as a former name or an abbreviation: search finds it by them too.',
  })
  aliases!: string[]

  @Field(() => String, { nullable: true, description: 'More about it, in plain text.' })
  description!: string | null

  @Field(() => Int, {
    description: 'Counts up by one with every change, beginning with 1; commands take it as expectedVersion.',
  })
  version!: number

  @Field(() => DateTime, { description: 'When it was first put on record.' })
  createdAt!: Date

  @Field(() => DateTime, { description: 'When it was last changed; `@asOf` with this time shows that very change.' })
  updatedAt!: Date

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was retired. A retired record answers by key and id, and is left out of lists.',
  })
  retiredAt!: Date | null

  @Field(() => String, {
    nullable: true,
    description: 'Where the fact comes from: a document, a URL, a person’s role.',
  })
  source!: string | null

  @Field(() => Confidence, { description: 'Whether the source says it, or we read it so.' })
  confidence!: Confidence

  workspaceId!: string
  folded!: string
  changedIn!: number
}
