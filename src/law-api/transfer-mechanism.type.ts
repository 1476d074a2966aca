import { Field, ObjectType } from 'type-graphql'
import { DateScalar } from '../record/graphql-scalars.ts'
import { Node } from '../record/node.type.ts'
import { Regulation } from './regulation.type.ts'

@ObjectType({
  implements: Node,
  description:
    'A legal route for transfers, with the dates between which it can be relied on. Reference data: the same in every workspace and under every `@asOf`.',
})
export class TransferMechanism {
  readonly id!: string

  @Field(() => String, { description: 'The stable name of the mechanism, such as eu-scc-2021-m2.' })
  key!: string

  @Field(() => String, { description: 'What it is called.' })
  name!: string

  @Field(() => String, { description: 'The provision or decision that makes it a route.' })
  legalReference!: string

  @Field(() => Regulation, {
    description:
      'The law whose border it leads over; the first where it serves several. The GDPR for Directive 95/46/EC.',
  })
  regime!: Regulation

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which it could be relied on; for an adequacy decision the day of its adoption.',
  })
  validFrom!: string | null

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The last day on which it could be relied on, or for clauses newly agreed; null: until further notice.',
  })
  validTo!: string | null

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the judgment or repeal that ended it: the day after `validTo`. Null while it holds.',
  })
  endedOn!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'What ended it, in the words of the reference data; null while it holds.',
  })
  endReason!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Where the row was taken from, such as the URL of the decision: the first of `sources`.',
  })
  source!: string | null

  @Field(() => [String], { description: 'All that the row was taken from, the main source first.' })
  sources!: readonly string[]

  @Field(() => String, {
    description:
      'How far the row was checked. seen: read in the source; recall: from knowledge of the text, check before relying on it; unknown: not established.',
  })
  verification!: string
}
