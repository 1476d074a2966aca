import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../record/connection.type.ts'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import { ActivityStatus, type ProcessingActivityRow } from './processing-activity.table.ts'

registerEnumType(ActivityStatus, {
  name: 'ActivityStatus',
  description: 'How far an activity is.',
  valuesConfig: {
    DRAFT: { description: 'Being written down; nobody has looked at it yet.' },
    IN_REVIEW: { description: 'Waiting for those who answer for data protection.' },
    ACTIVE: { description: 'Reviewed and carried out.' },
    RETIRED: { description: 'No longer carried out: its flows make no transfers.' },
  },
})

@ObjectType({
  implements: InventoryRecord,
  description:
    'Why personal data is used, by whom, for whom and how: one entry of the record of processing activities, GDPR Art. 30.',
})
export class ProcessingActivity extends InventoryRecord implements ProcessingActivityRow {
  @Field(() => ActivityStatus, { description: 'How far it is.' })
  status!: ActivityStatus
}

export const ProcessingActivityConnection = connectionOf(ProcessingActivity)
