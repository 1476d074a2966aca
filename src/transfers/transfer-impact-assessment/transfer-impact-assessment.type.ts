import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { type DataFormat, UseCase } from '../../law/use-cases.ts'
import { DateScalar } from '../../record/graphql-scalars.ts'
import { InventoryRecord } from '../../record/inventory-record.type.ts'
import type { TransferFrequency } from './assessment-inputs.shape.ts'
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
  @Field(() => TiaOutcome, { description: 'What it came to, as a person signed it.' })
  outcome!: TiaOutcome

  @Field(() => String, {
    nullable: true,
    description: 'Why it is another outcome than the computed one; null when nothing was said.',
  })
  outcomeReason!: string | null

  @Field(() => String, { nullable: true, description: 'The person who signed it; null when not stated.' })
  assessedBy!: string | null

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

  dataVolume!: string | null
  dataFrequency!: TransferFrequency | null
  dataFormat!: DataFormat | null
  dataScore!: number | null
  dataNote!: string | null
  recipientSector!: string | null
  recipientExposed!: boolean | null
  recipientNote!: string | null
  guaranteesClearRulesScore!: number | null
  guaranteesClearRulesNote!: string | null
  guaranteesNecessityScore!: number | null
  guaranteesNecessityNote!: string | null
  guaranteesOversightScore!: number | null
  guaranteesOversightNote!: string | null
  guaranteesRemediesScore!: number | null
  guaranteesRemediesNote!: string | null
  practiceScore!: number | null
  practiceEvidence!: string | null
  practiceRequestsReceived!: number | null
  practiceRequestsComplied!: number | null
  practiceRequestsFrom!: string | null
  practiceRequestsTo!: string | null

  @Field(() => UseCase, {
    nullable: true,
    description: 'The case of EDPB Recommendations 01/2020, Annex 2, that the transfers are; null when not stated.',
  })
  useCase!: UseCase | null
}
