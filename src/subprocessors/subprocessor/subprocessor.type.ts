import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { DateScalar } from '../../record/graphql-scalars.ts'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import { ApprovalDecision, type ApprovalRow, type SubprocessorRow, SubprocessorStatus } from './subprocessor.table.ts'

registerEnumType(SubprocessorStatus, {
  name: 'SubprocessorStatus',
  description: 'How far the engagement of a subprocessor is.',
  valuesConfig: {
    PROPOSED: { description: 'Somebody wants it; nobody has looked at it yet.' },
    IN_ASSESSMENT: { description: 'It is being looked at.' },
    APPROVED: { description: 'It may be engaged.' },
    ANNOUNCED: { description: 'Those for whom we process were told, and may still object (GDPR Art. 28(2)).' },
    ACTIVE: { description: 'It processes.' },
    REJECTED: { description: 'It may not be engaged.' },
    RETIRED: { description: 'It no longer processes.' },
  },
})

registerEnumType(ApprovalDecision, {
  name: 'ApprovalDecision',
  description: 'What a team decided.',
  valuesConfig: {
    PENDING: { description: 'It has not decided yet.' },
    APPROVED: { description: 'It agrees.' },
    REJECTED: { description: 'It does not agree.' },
  },
})

@ObjectType({
  implements: InventoryRecord,
  description:
    'The engagement of an organization that processes for us, or for our processor: a link of the processing chain (GDPR Art. 28(2) and (4)).',
})
export class Subprocessor extends InventoryRecord implements SubprocessorRow {
  organization!: string
  engagedBy!: string

  @Field(() => String, { description: 'What it does, in words.' })
  service!: string

  @Field(() => SubprocessorStatus, { description: 'How far its engagement is.' })
  status!: SubprocessorStatus
}

@ObjectType({ description: 'What one team says to the engagement of a subprocessor.' })
export class Approval implements ApprovalRow {
  workspaceId!: string
  subprocessor!: string

  @Field(() => String, { description: 'The team, such as Security; it has one say for each subprocessor.' })
  team!: string

  @Field(() => ApprovalDecision, { description: 'What it decided.' })
  decision!: ApprovalDecision

  @Field(() => DateScalar, { nullable: true, description: 'The day of the decision; null when not stated.' })
  decidedOn!: string | null

  @Field(() => String, { nullable: true, description: 'Who decided for the team; null when not stated.' })
  by!: string | null
}
