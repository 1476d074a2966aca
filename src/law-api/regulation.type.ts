import { Field, ObjectType } from 'type-graphql'
import { DateScalar } from '../record/graphql-scalars.ts'
import { Node } from '../record/node.type.ts'

@ObjectType({
  implements: Node,
  description: 'A law about personal data. Reference data: the same in every workspace and under every `@asOf`.',
})
export class Regulation {
  readonly id!: string

  @Field(() => String, { description: 'The stable name of the regulation, such as eu-gdpr.' })
  key!: string

  @Field(() => String, { description: 'What it is called.' })
  name!: string

  @Field(() => [String], {
    description:
      'Where it applies: ISO 3166-1 alpha-2 codes, with ISO 3166-2 codes for parts of a country, such as US-CA; EU and EEA stand for their member states.',
  })
  jurisdictions!: readonly string[]

  @Field(() => DateScalar, { nullable: true, description: 'The day from which it applies; null when that is not set.' })
  effectiveFrom!: string | null

  @Field(() => Boolean, {
    description:
      'Whether transfers are made under it: it has a border that the hub knows. False for Directive 95/46/EC, for which eu-gdpr answers.',
  })
  hasBorder!: boolean

  @Field(() => String, { nullable: true, description: 'Where the row was taken from, such as the URL of the law.' })
  source!: string | null

  @Field(() => String, {
    description:
      'How far the row was checked. seen: read in the source; recall: from knowledge of the text, check before relying on it; unknown: not established.',
  })
  verification!: string
}
