import { Field, ObjectType } from 'type-graphql'
import { connectionOf } from '../../record/connection.type.ts'
import { DateScalar } from '../../record/graphql-scalars.ts'
import { Node } from '../../record/node.type.ts'
import { Reason } from '../../transfers/transfer/transfer.type.ts'
import { Severity } from '../severity.type.ts'

@ObjectType({
  implements: Node,
  description:
    'What a rule has to say about a record on a date. Worked out from what is on record, never typed in; there is one for a rule and a record. What is on record says no more than its sources do: a fact that is not stated may well be there.',
})
export class Finding extends Node {
  @Field(() => String, { description: 'The stable code of the rule, such as TRANSFER_UNCOVERED.' })
  rule!: string

  @Field(() => Severity, { description: 'How much it matters: as the rule has it, or as the workspace set it.' })
  severity!: Severity

  @Field(() => String, { description: 'What was found, in plain words.' })
  message!: string

  @Field(() => String, { description: 'What to do about it.' })
  remedy!: string

  @Field(() => String, {
    nullable: true,
    description:
      'The provision. Of the regulations that the record is under where they are known: those that its activity names, else those of the countries of its controllers; null where the reference data has none of them. Else the one that the rule comes from; null when it has none.',
  })
  legalReference!: string | null

  @Field(() => [Reason], { description: 'Why, with the records that were looked at.' })
  reasons!: unknown

  @Field(() => [String], {
    description:
      'What of the records it stands on, by stable names: the flows and their data that make a transfer, a role, a row of data; empty where the record as a whole makes it. Where a change makes it stand on more, it is among findingsAdded with what is new. Beyond 1,000, the rest is one name.',
  })
  standsOn!: readonly string[]

  @Field(() => DateScalar, { description: 'The date in the world it is found on.' })
  on!: string
}

export const FindingConnection = connectionOf(Finding)
