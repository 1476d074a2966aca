import { Field, ObjectType } from 'type-graphql'
import { Severity } from './severity.type.ts'

@ObjectType('Rule', { description: 'Something that the hub looks for in an inventory. The same in every workspace.' })
export class RuleType {
  @Field(() => String, { description: 'The stable code that findings, waivers and settings name it by.' })
  code!: string

  @Field(() => Severity, { description: 'How much its findings matter, unless the workspace sets another severity.' })
  severity!: Severity

  @Field(() => String, { description: 'What it looks for, in a sentence.' })
  looksFor!: string

  @Field(() => String, { nullable: true, description: 'The provision it comes from; null when it has none.' })
  legalReference!: string | null

  @Field(() => String, { description: 'What to do about what it finds, in general.' })
  remedy!: string
}
