import { Field, ObjectType } from 'type-graphql'
import { Finding } from '../rules/finding/finding.type.ts'
import { Transfer } from '../transfers/transfer/transfer.type.ts'
import { UserError } from './user-error.type.ts'

/** What every mutation of the inventory answers; the payloads extend it, and it is no type of the API itself. */
@ObjectType()
export abstract class ChangePayload {
  @Field(() => [Transfer], { description: 'Transfers that exist because of it and did not before, in key order.' })
  transfersAdded!: unknown

  @Field(() => [Finding], {
    description: 'What the rules have to say today that they had not before, the gravest first. At most 10,000.',
  })
  findingsAdded!: unknown

  @Field(() => [Finding], {
    description: 'What the rules had to say and no longer have, as it was found, the gravest first. At most 10,000.',
  })
  findingsSettled!: unknown

  @Field(() => [UserError], {
    description:
      'What is wrong with the input, all at once; empty when it was taken. With any of these, nothing was written.',
  })
  userErrors!: UserError[]
}
