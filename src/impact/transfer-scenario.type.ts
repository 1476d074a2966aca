import { Field, InputType } from 'type-graphql'
import { CountryCode, DateScalar } from '../record/graphql-scalars.ts'

@InputType({ description: 'A transfer mechanism ends, contracts that run on included, and what requires it with it.' })
export class MechanismEndsInput {
  @Field(() => String, {
    description: 'The key of the mechanism, such as eu-us-dpf; eu-adequacy stands for every decision.',
  })
  mechanism!: string

  @Field(() => DateScalar, { description: 'The first day on which it no longer holds.' })
  on!: string
}

@InputType({ description: 'A regime’s adequacy decision on a country ends.' })
export class AdequacyEndsInput {
  @Field(() => String, { description: 'The key of the regime, such as eu-gdpr.' })
  regime!: string

  @Field(() => CountryCode, { description: 'The country that the decision is on.' })
  country!: string

  @Field(() => DateScalar, { description: 'The first day on which it no longer holds.' })
  on!: string
}

@InputType({ description: 'An organization is gone, with the systems it operates and every flow at it or at them.' })
export class OrganizationRemovedInput {
  @Field(() => String, { description: 'The key of the organization.' })
  organization!: string
}

@InputType({ description: 'A system stands in another country, and in no other, whatever its flows said.' })
export class SystemMovesInput {
  @Field(() => String, { description: 'The key of the system.' })
  system!: string

  @Field(() => CountryCode, { description: 'Where it stands then.' })
  country!: string
}

@InputType({ description: 'One change to the world. Exactly one field; several in a list happen together.' })
export class TransferScenarioInput {
  @Field(() => MechanismEndsInput, { nullable: true, description: 'A mechanism falls.' })
  mechanismEnds?: MechanismEndsInput | null

  @Field(() => AdequacyEndsInput, { nullable: true, description: 'An adequacy decision ends.' })
  adequacyEnds?: AdequacyEndsInput | null

  @Field(() => OrganizationRemovedInput, { nullable: true, description: 'An organization leaves.' })
  organizationRemoved?: OrganizationRemovedInput | null

  @Field(() => SystemMovesInput, { nullable: true, description: 'A system moves to another country.' })
  systemMoves?: SystemMovesInput | null
}
