import { Field, ObjectType } from 'type-graphql'
import { Evidence } from '../../inventory/evidence.type.ts'
import { Role } from '../../inventory/role.type.ts'
import { Duration } from '../../record/graphql-scalars.ts'
import type { ActivityDataRow, ActivityLegalBasisRow, RoleAssignmentRow } from './processing-activity.table.ts'

@ObjectType({
  description: 'The role that an organization holds in an activity, for all of its data or for one category.',
})
export class RoleAssignment extends Evidence implements RoleAssignmentRow {
  workspaceId!: string
  activity!: string
  item!: string
  organization!: string
  dataCategory!: string | null
  onBehalfOf!: string | null

  @Field(() => Role, { description: 'The role it holds.' })
  role!: Role
}

@ObjectType({ description: 'What makes an activity lawful, for all its purposes or for one.' })
export class ActivityLegalBasis extends Evidence implements ActivityLegalBasisRow {
  workspaceId!: string
  activity!: string
  item!: string
  basis!: string
  purpose!: string | null
  condition!: string | null
}

@ObjectType({ description: 'Which data about whom an activity uses, and for how long it is kept.' })
export class ActivityData extends Evidence implements ActivityDataRow {
  workspaceId!: string
  activity!: string
  item!: string
  dataCategory!: string
  dataSubjectCategory!: string | null
  retentionPeriod!: string | null
  retentionTrigger!: string | null
}

@ObjectType({ description: 'How long data is kept: GDPR Art. 30(1)(f).' })
export class Retention {
  @Field(() => Duration, {
    nullable: true,
    description: 'For how long, counted from the trigger; null when not stated.',
  })
  period!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'What starts the clock, in words, such as end of contract; null when not stated.',
  })
  trigger!: string | null
}
