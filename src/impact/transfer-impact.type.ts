import { Field, Int, ObjectType } from 'type-graphql'
import { connectionOf } from '../record/connection.type.ts'
import { DateScalar } from '../record/graphql-scalars.ts'
import { Transfer, TransferStatus } from '../transfers/transfer/transfer.type.ts'

@ObjectType({
  description: 'A transfer of which being covered, the mechanism it rests on, or its existence changes.',
})
export class TransferChange {
  @Field(() => Transfer, {
    description:
      'The transfer. One that only the scenario makes is not on record: it has version 0, and its id finds nothing.',
  })
  transfer!: unknown

  @Field(() => TransferStatus, {
    description: 'Its status without the changes: NOT_RESTRICTED where only they would make it.',
  })
  before!: unknown

  @Field(() => TransferStatus, {
    nullable: true,
    description: 'Its status with the changes; null when it would no longer exist.',
  })
  after!: unknown
}

export const TransferChangeConnection = connectionOf(TransferChange)

@ObjectType({ description: 'How much a scenario touches.' })
export class TransferImpactCounts {
  @Field(() => Int, { description: 'Transfers that change.' })
  transfers!: number

  @Field(() => Int, { description: 'Activities with a flow behind one of those.' })
  activities!: number

  @Field(() => Int, { description: 'Systems at the ends of those flows.' })
  systems!: number

  @Field(() => Int, { description: 'Exporters and importers of those transfers.' })
  organizations!: number

  @Field(() => Int, { description: 'Assessments between the ends of those transfers.' })
  impactAssessments!: number
}

@ObjectType({
  description:
    'What would change on a date if the world changed. Answered by the very function that answers a status, over a changed law or a changed inventory in memory: nothing is written.',
})
export class TransferImpact {
  @Field(() => DateScalar, { description: 'The date it is answered for.' })
  on!: string

  @Field(() => TransferImpactCounts, { description: 'How much is touched.' })
  counts!: TransferImpactCounts
}
