import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { DateScalar } from '../../record/graphql-scalars.ts'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import { TiaOutcome, type TransferImpactAssessmentRow } from './transfer-impact-assessment.table.ts'

registerEnumType(TiaOutcome, {
  name: 'TiaOutcome',
  description: 'What an assessment came to.',
  valuesConfig: {
    PROCEED: { description: 'The data may flow as it does.' },
    PROCEED_WITH_MEASURES: { description: 'It may flow with the supplementary measures named.' },
    SUSPEND: { description: 'It may not flow.' },
    UNDETERMINED: { description: 'The assessment came to no answer; it counts as missing.' },
  },
})

@ObjectType({
  implements: InventoryRecord,
  description:
    'A transfer impact assessment: whether the law and practice of a destination undo what a mechanism promises (CJEU C-311/18, Schrems II). One document, for all transfers between the ends it looked at.',
})
export class TransferImpactAssessment extends InventoryRecord implements TransferImpactAssessmentRow {
  @Field(() => TiaOutcome, { description: 'What it came to.' })
  outcome!: TiaOutcome

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it was made; null when not stated, and then it counts as missing.',
  })
  assessedOn!: string | null

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day before it must be looked at again; null when none is set.',
  })
  reviewDueOn!: string | null
}
