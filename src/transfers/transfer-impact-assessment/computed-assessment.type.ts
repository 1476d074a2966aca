import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { StepName } from '../../law/assessment-score.ts'
import { TiaOutcome } from './transfer-impact-assessment.table.ts'

registerEnumType(StepName, {
  name: 'AssessmentStepName',
  description: 'The steps of the arithmetic, in their order.',
  valuesConfig: {
    GUARANTEES: { description: 'The law of the destination: the worst of the four guarantees, 0 to 4.' },
    PRACTICE: { description: 'How likely authorities are to reach the data, 0 to 4.' },
    DATA: { description: 'How sensitive and how readable the data are, 0 to 4.' },
    RISK: { description: 'The three multiplied, in steps of 16, rounded up: 0 to 4.' },
    MEASURES: { description: 'By how much the supplementary measures lower it.' },
    RESIDUAL_RISK: { description: 'What is left: 0 to 4.' },
  },
})

@ObjectType({ description: 'One step of the arithmetic of an assessment.' })
export class AssessmentStep {
  @Field(() => StepName, { description: 'Which step it is.' })
  name!: StepName

  @Field(() => Int, { nullable: true, description: 'What it came to; null where an input is missing.' })
  value!: number | null

  @Field(() => String, { description: 'How it came to that, in plain words.' })
  message!: string

  @Field(() => String, { nullable: true, description: 'The provision it comes from; null for plain arithmetic.' })
  legalReference!: string | null
}

@ObjectType({
  description:
    'What an assessment comes to by its own inputs. A person signs the outcome, and may sign another one with a reason.',
})
export class ComputedAssessment {
  @Field(() => TiaOutcome, {
    description:
      'PROCEED or PROCEED_WITH_MEASURES where no risk is left, SUSPEND where some is, UNDETERMINED where an input is missing.',
  })
  outcome!: `${TiaOutcome}`

  @Field(() => Int, { nullable: true, description: 'The risk that is left, 0 to 4; null where an input is missing.' })
  score!: number | null

  @Field(() => [AssessmentStep], { description: 'The arithmetic, as far as the inputs reach.' })
  steps!: AssessmentStep[]

  @Field(() => [String], {
    description: 'The inputs without which there is no answer, as a manifest names them, such as practice.score.',
  })
  missing!: string[]
}
